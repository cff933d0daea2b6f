/**
 * Whether a person means the repository of this key: by the key itself, by an address of any form that ends in it, or,
 * for a local one, by a path whose last folder it was made from.
 */
export function namesRepository(asked: string, key: string): boolean {
  const [name, known] = [plain(asked), key.toLowerCase()];
  if (name === known) return true;
  const folder = /^local\/(.+)~[0-9a-f]{8}$/.exec(known)?.[1];
  return folder !== undefined && /^([./]|local\/)/.test(asked) && name.split('/').at(-1) === folder;
}

/** `https://user@Host/o/R.git` and `git@host:o/r` as `host/o/r`. */
function plain(address: string): string {
  return address
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
    .replace(/^[^/@]*@/, '')
    .replace(/^([^/:]+):(?!\d+\/)\/*/, '$1/')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '');
}
