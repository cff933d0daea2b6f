/** An import statement as written. */
export interface Import {
  /** Dotted name without leading dots, '' in `from . import x`. */
  readonly module: string;
  /** After `from m import`, `*` included; empty for a plain import. */
  readonly names: readonly string[];
  /** Local names given by `as`: one for each of `names`, or one for a plain import's module; '' where none is given. */
  readonly as: readonly string[];
  /** Number of leading dots. */
  readonly level: number;
  /** Counted from 1. */
  readonly line: number;
}

const NAME = '[\\p{ID_Start}_][\\p{ID_Continue}]*';
const DOTTED = `${NAME}(?:\\s*\\.\\s*${NAME})*`;
const CLAUSE = new RegExp(`^(\\*|${DOTTED})(?:\\s+as\\s+(${NAME}))?$`, 'u');
const FROM = new RegExp(`^from\\s*((?:\\.\\s*)*)(${DOTTED})?\\s*import\\b(.*)$`, 'su');

interface Clause {
  readonly name: string;
  readonly as: string;
}

/** An import holds no text in quotes, so comments, brackets and line ends may go before its clauses are read. */
function clausesOf(list: string): readonly Clause[] {
  const clauses: Clause[] = [];
  for (const part of list.replaceAll(/[()]/g, ' ').split(',')) {
    const match = CLAUSE.exec(part.trim());
    if (match?.[1] !== undefined) clauses.push({ name: match[1].replaceAll(/\s/g, ''), as: match[2] ?? '' });
  }
  return clauses;
}

const onOneLine = (statement: string): string => statement.replaceAll(/#[^\n]*|\\\r?\n/g, ' ');

/** `import a.b as c, d` is two imports; `from m import x, y` is one. What the parser could not read is left out. */
export function readImport(statement: string, line: number): readonly Import[] {
  const text = onOneLine(statement);
  const from = FROM.exec(text);
  if (from === null) {
    if (!/^import\b/.test(text)) return [];
    const clauses = clausesOf(text.replace(/^import\b/, ''));
    return clauses.map(({ name, as }) => ({
      module: name,
      names: [],
      as: as === '' ? [] : [as],
      level: 0,
      line,
    }));
  }
  const clauses = clausesOf(from[3] ?? '');
  if (clauses.length === 0) return [];
  return [
    {
      module: (from[2] ?? '').replaceAll(/\s/g, ''),
      names: clauses.map(({ name }) => name),
      as: clauses.some(({ as }) => as !== '') ? clauses.map(({ as }) => as) : [],
      level: (from[1] ?? '').replaceAll(/\s/g, '').length,
      line,
    },
  ];
}

/** Names that an import makes known where it stands; a star's are not known here. */
export function importedNames({ module, names, as, level }: Import): readonly string[] {
  if (names.length === 0 && level === 0) return [as[0] ?? module.split('.', 1)[0] ?? module];
  return names.map((name, at) => as[at] || name);
}
