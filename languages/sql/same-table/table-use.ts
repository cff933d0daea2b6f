/** A place that names a table. */
export interface TableUse {
  /** As it is shown. */
  readonly name: string;
  /** As it is compared: folded by the rule of its platform. */
  readonly folded: string;
  readonly how: 'read' | 'written';
  /**
   * The statement that names it, or the project that declares it: two names in one statement are two tables, and so are
   * two in one project.
   */
  readonly within: number | string;
}

/** How names are used. */
export interface Uses {
  readonly folded: ReadonlyMap<string, string>;
  readonly written: ReadonlySet<string>;
  readonly read: ReadonlySet<string>;
  /** True when something shows that two names mean two tables. */
  readonly areApart: (a: string, b: string) => boolean;
}

export function gatherUses(uses: Iterable<TableUse>): Uses {
  const folded = new Map<string, string>();
  const sets = { written: new Set<string>(), read: new Set<string>() };
  const users = new Map<string, Set<number | string>>();
  for (const use of uses) {
    folded.set(use.name, use.folded);
    sets[use.how].add(use.name);
    const known = users.get(use.name);
    if (known === undefined) users.set(use.name, new Set([use.within]));
    else known.add(use.within);
  }
  const areApart = (a: string, b: string): boolean => {
    const [fewer, more] = [users.get(a) ?? new Set(), users.get(b) ?? new Set()].sort(
      (one, other) => one.size - other.size,
    );
    return [...(fewer ?? [])].some((user) => more?.has(user));
  };
  return { folded, ...sets, areApart };
}
