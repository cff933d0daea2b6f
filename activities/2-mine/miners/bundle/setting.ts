/** How names and paths of the bundle are told in its repository. */
export interface Setting {
  readonly name: string;
  readonly outer: (path: string) => string;
  readonly has: (path: string) => boolean;
}
