/** Starts the local portals: a Socrata, a CKAN, an Opendatasoft and a DKAN, each its own origin, over one PostgreSQL. */
import { createCkan } from './ckan.js';
import { createDkan } from './dkan.js';
import { openEngine } from './engine.js';
import { createOpendatasoft } from './opendatasoft.js';
import { serve } from './server.js';
import { createSocrata } from './socrata.js';

/** A new dialect is one file, and one line here. */
const dialects = { socrata: createSocrata, ckan: createCkan, opendatasoft: createOpendatasoft, dkan: createDkan };

/**
 * @param {{ ports?: Record<string, number>, timeout?: number }} [options] A port of 0 or one that is taken means any free one;
 *   `timeout` is for one SQL statement, in milliseconds.
 * @returns {Promise<{ socrata: string, ckan: string, opendatasoft: string, dkan: string, close(): Promise<void> }>} the origins, as `http://localhost:4100`
 */
export async function startPortals({ ports = {}, timeout } = {}) {
  const engine = await openEngine({ timeout });
  const servers = {};
  for (const [name, create] of Object.entries(dialects)) servers[name] = await serve(create(engine), ports[name]);
  const origins = Object.fromEntries(Object.entries(servers).map(([name, { origin }]) => [name, origin]));
  const close = async () => {
    await Promise.all(Object.values(servers).map((server) => server.close()));
    await engine.close();
  };
  return { ...origins, close };
}
