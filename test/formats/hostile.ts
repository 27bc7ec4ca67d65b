/** The corpora of hostile input, which a checkout need not have. */

/** The file's answer; where there is none, the test is skipped and says why. */
export async function hostile(context: Mocha.Context, path: string): Promise<Response> {
  const response = await fetch(`/hostile/${path}`);
  if (response.ok) return response;
  context.test!.title += ` (skipped: no file hostile/${path}; set HOSTILE_INPUT)`;
  return context.skip();
}
