/** One piece of a pattern and what it stands for in a regular expression; the first that fits wins. */
const PIECES: readonly (readonly [RegExp, (found: RegExpExecArray) => string])[] = [
  [/^\*\*\//, () => '(?:[^/]+/)*'],
  [/^\*\*/, () => '.*'],
  [/^\*/, () => '[^/]*'],
  [/^\?/, () => '[^/]'],
  [
    /^\[(!|\^)?([^\]/]+)\]/,
    ([, not, set]) => `[${not === undefined ? '' : '^'}${(set ?? '').replaceAll('\\', '\\\\')}]`,
  ],
  [/^\{([^{}]*)\}/, ([, choices]) => `(?:${(choices ?? '').split(',').map(escaped).join('|')})`],
  [/^[^*?[{]+|^[[{]/, ([literal]) => escaped(literal)],
];

function escaped(literal: string): string {
  return literal.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** A pattern of files (`*`, `**`, `?`, sets, choices) as a test of whole paths; one that is none fits only itself. */
export function globTest(pattern: string): (path: string) => boolean {
  let source = '';
  for (let rest = pattern; rest !== ''; ) {
    const piece = PIECES.map(([form, make]) => ({ found: form.exec(rest), make })).find(
      ({ found }) => found !== null,
    );
    if (piece?.found == null) return (path) => path === pattern;
    source += piece.make(piece.found);
    rest = rest.slice(piece.found[0].length);
  }
  const form = new RegExp(`^${source}$`);
  return (path) => form.test(path);
}
