/** Whether a text fits a shell's pattern of `*`, `?` and sets in brackets. */
export const fits = (text: string, pattern: string): boolean =>
  fitsAll([...text], pattern.match(/\[!?[^\]]+\]|[\s\S]/gu) ?? [], '*', fitsOne);

/** Whether a path of folders fits a pattern in which `**` passes any number of them and a star keeps to its folder. */
export const fitsFolders = (path: readonly string[], pattern: readonly string[]): boolean =>
  fitsAll(path, pattern, '**', fits);

export const hasWildcard = (pattern: string): boolean => /[*?[\]]/.test(pattern);

/** Steps back to the last star alone, so that no pattern takes long. */
function fitsAll(
  items: readonly string[],
  pieces: readonly string[],
  any: string,
  fitsPiece: (item: string, piece: string) => boolean,
): boolean {
  let [at, piece, star, from] = [0, 0, -1, 0];
  while (at < items.length) {
    const wanted = pieces[piece];
    if (wanted === any) [star, from, piece] = [piece, at, piece + 1];
    else if (wanted !== undefined && fitsPiece(items[at] ?? '', wanted)) [at, piece] = [at + 1, piece + 1];
    else if (star >= 0) [from, at, piece] = [from + 1, from + 1, star + 1];
    else return false;
  }
  return pieces.slice(piece).every((left) => left === any);
}

function fitsOne(sign: string, piece: string): boolean {
  if (piece === '?') return true;
  if (piece.length === 1) return sign === piece;
  const isNot = piece.startsWith('[!');
  const ranges = piece.slice(isNot ? 2 : 1, -1).matchAll(/(.)-(.)|(.)/gsu);
  for (const [, low, high, single] of ranges) {
    if (sign >= (low ?? single ?? '') && sign <= (high ?? single ?? '')) return !isNot;
  }
  return isNot;
}
