/** A step that cannot be taken, in one line that says why and what to do. */
export class ChangeError extends Error {
  override readonly name = 'ChangeError';
}

export const refuse = (message: string): never => {
  throw new ChangeError(message);
};
