/** Why the server does not start, as one German sentence for the person at the terminal; printed without a stack. */
export class StartError extends Error {
  override name = 'StartError';
}
