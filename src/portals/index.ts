/** The portals that are spoken here, in the order in which they are asked whether an address is theirs. */
import type { Portal } from '../model.js';
import { ckan } from './ckan.js';
import { file } from './file.js';
import { socrata } from './socrata.js';

export const portals: Portal[] = [socrata, ckan, file];
