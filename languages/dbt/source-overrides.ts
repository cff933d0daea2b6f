import { type Plain, plain, string } from './plain.ts';
import type { Entry, Properties } from './properties.ts';

/** Sources of installed packages that the project tells anew (`overrides: <package>`). */
export class SourceOverrides {
  readonly #entries: readonly Entry[];

  constructor(properties: Properties) {
    this.#entries = (properties.sections.get('sources') ?? []).filter(({ value }) => ownerOf(value) !== null);
  }

  /** What a package says of its sources, with what the project says of them above it. */
  onto(owner: string, properties: Properties): Properties {
    const over = this.#entries.filter(({ value }) => ownerOf(value) === owner);
    if (over.length === 0) return properties;
    const tables = (properties.sections.get('tables') ?? []).map((entry) => patched(entry, over));
    return { ...properties, sections: new Map([...properties.sections, ['tables', tables]]) };
  }
}

const ownerOf = ({ overrides }: Plain): string | null => string(overrides);

function patched(entry: Entry, over: readonly Entry[]): Entry {
  const [source, table] = [plain(entry.value.source), plain(entry.value.table)];
  const found = over.find(({ value }) => value.name === source.name);
  if (found === undefined) return entry;
  const { overrides: _, tables, ...rest } = found.value;
  const own = (Array.isArray(tables) ? tables : []).map(plain).find(({ name }) => name === table.name);
  return { ...entry, value: { source: { ...source, ...rest }, table: { ...table, ...own } } };
}

/** The project's own sources: what tells those of an installed package anew is none. */
export function withoutOverrides(properties: Properties, packages: ReadonlySet<string>): Properties {
  const tables = (properties.sections.get('tables') ?? []).filter(
    ({ value }) => !packages.has(ownerOf(plain(value.source)) ?? ''),
  );
  return { ...properties, sections: new Map([...properties.sections, ['tables', tables]]) };
}
