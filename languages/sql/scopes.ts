import { dialectRules } from './dialects.ts';
import { foldPart, type NamePart } from './names.ts';
import type { SqlDialect } from './parser.ts';

/**
 * What a name may mean at one place of a query: the CTEs in force and the aliases of the FROM clauses around it.
 * Names are looked up from the inside outwards.
 */
export class Scope {
  readonly #dialect: SqlDialect;
  readonly #parent: Scope | null;
  readonly #ctes = new Set<string>();
  readonly #aliases = new Set<string>();
  /** True while the FROM clause is walked: only then do aliases name sources. */
  readsSources = false;

  constructor(dialect: SqlDialect, parent: Scope | null = null) {
    this.#dialect = dialect;
    this.#parent = parent;
  }

  inner(): Scope {
    return new Scope(this.#dialect, this);
  }

  addCte(name: NamePart): undefined {
    this.#ctes.add(this.#fold(name));
  }

  hasCte(name: NamePart): boolean {
    const key = this.#fold(name);
    for (let scope: Scope | null = this; scope !== null; scope = scope.#parent)
      if (scope.#ctes.has(key)) return true;
    return false;
  }

  addAlias(name: NamePart): undefined {
    if (this.readsSources) this.#aliases.add(this.#fold(name));
  }

  hasAlias(name: NamePart): boolean {
    const key = this.#fold(name);
    for (let scope: Scope | null = this; scope !== null; scope = scope.#parent)
      if (scope.#aliases.has(key)) return true;
    return false;
  }

  /** True where a CTE's own body sees its name without being told RECURSIVE. */
  get implicitRecursion(): boolean {
    return dialectRules[this.#dialect].implicitRecursion;
  }

  get dialect(): SqlDialect {
    return this.#dialect;
  }

  /** CTEs and aliases are blind to case wherever unquoted names are. */
  #fold(name: NamePart): string {
    return dialectRules[this.#dialect].fold === 'as-written'
      ? name.text.toLowerCase()
      : foldPart(name, this.#dialect);
  }
}

/** BigQuery: `FROM t, t.items` unnests a column of t; an alias, or the path of a table before it, hides any dataset. */
export function startsAtAlias(parts: readonly NamePart[], scope: Scope): boolean {
  const texts = parts.flatMap((part) => (part.quoted ? part.text.split('.') : [part.text]));
  return texts
    .slice(1)
    .some((_, at) => scope.hasAlias({ text: texts.slice(0, at + 1).join('.'), quoted: false }));
}
