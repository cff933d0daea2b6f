import { byCodeUnit } from '../../schemas/canonical-json.ts';
import { LineageResult, lineageDialects } from '../../schemas/cli/lineage.ts';
import type { ItemOf, KnownItem } from '../../schemas/items/registry.ts';
import type { JobLineage } from './openlineage/job-events.ts';

type Told = { -readonly [Field in keyof LineageResult]: LineageResult[Field] };

/** Kinds of items that speak of lineage. */
export const LINEAGE_KINDS = [
  'sql-statement',
  'program-step',
  'column-flow',
  'dbt-node',
  'dbt-ref',
  'bundle-link',
] as const;

export type LineageItem = ItemOf<(typeof LINEAGE_KINDS)[number]>;

/**
 * The lineage that items of a run tell, by job: a file with all that its statements do, or a task of a bundle, whose
 * parameters fill names that its file leaves open.
 */
export function lineageOfItems(items: Iterable<LineageItem>): readonly JobLineage[] {
  const jobs = new Jobs();
  const projects = new DbtProjects();
  for (const item of items) {
    if (item.kind === 'dbt-node' || item.kind === 'dbt-ref') projects.take(item);
    else jobs.take(item);
  }
  for (const { path, dialect, reads, writes } of projects.builds())
    jobs.add(path, { language: 'dbt', dialect, reads, writes });
  return jobs.all();
}

class Jobs {
  readonly #jobs = new Map<string, Told>();
  readonly #columns = new Map<string, Map<string, Told['columns'][number]>>();

  take(item: Exclude<LineageItem, ItemOf<'dbt-node' | 'dbt-ref'>>): void {
    if (item.kind === 'bundle-link') this.#takeLink(item.payload);
    else if (item.kind === 'column-flow') this.#takeColumn(item.path, item.payload);
    else this.#takeTables(item);
  }

  #takeTables(item: ItemOf<'sql-statement' | 'program-step'>): void {
    if (item.path === null) return;
    const { reads, writes } = item.payload;
    if (item.kind === 'sql-statement')
      this.add(item.path, { language: 'sql', dialect: item.payload.dialect, reads, writes });
    else this.add(item.path, { language: item.payload.language, dialect: null, reads, writes });
  }

  add(
    name: string,
    {
      language,
      dialect,
      reads,
      writes,
    }: Pick<Told, 'language' | 'reads' | 'writes'> & { dialect: string | null },
  ): void {
    const job = this.#at(name);
    job.language = job.language === '' ? language : job.language;
    job.dialect ??= lineageDialects.find((known) => known === dialect) ?? null;
    job.reads.push(...reads);
    job.writes.push(...writes);
  }

  #takeLink({ bundle, from, type, to }: ItemOf<'bundle-link'>['payload']): void {
    if (!('dataset' in to) || (type !== 'READS' && type !== 'WRITES')) return;
    this.add(`${bundle}/${from.resource}/${from.name}`, {
      language: 'databricks',
      dialect: null,
      reads: type === 'READS' ? [to.dataset] : [],
      writes: type === 'WRITES' ? [to.dataset] : [],
    });
  }

  #takeColumn(
    path: string | null,
    { table, column, sources, flow, confidence }: ItemOf<'column-flow'>['payload'],
  ): void {
    if (path === null) return;
    const columns = this.#columnsAt(path);
    const target = nameOf({ table, column });
    const known = columns.get(target);
    const from = sources.map(nameOf);
    if (known === undefined) columns.set(target, { target, sources: from, kind: flow, confidence });
    else {
      known.sources = [...new Set([...known.sources, ...from])];
      known.confidence = Math.min(known.confidence, confidence);
      if (STRENGTH.indexOf(flow) > STRENGTH.indexOf(known.kind)) known.kind = flow;
    }
  }

  #columnsAt(path: string): Map<string, Told['columns'][number]> {
    this.#at(path);
    const known = this.#columns.get(path) ?? new Map<string, Told['columns'][number]>();
    this.#columns.set(path, known);
    return known;
  }

  #at(name: string): Told {
    const known = this.#jobs.get(name);
    if (known !== undefined) return known;
    const made: Told = { ...structuredClone(NOTHING), language: '' };
    this.#jobs.set(name, made);
    return made;
  }

  all(): readonly JobLineage[] {
    return [...this.#jobs]
      .sort(([one], [other]) => byCodeUnit(one, other))
      .map(([path, told]) => ({
        path,
        lineage: LineageResult.parse({
          ...told,
          language: told.language === '' ? 'unknown' : told.language,
          reads: unique(told.reads),
          writes: unique(told.writes),
          columns: [...(this.#columns.get(path)?.values() ?? [])].sort((one, other) =>
            byCodeUnit(one.target, other.target),
          ),
        }),
      }));
  }
}

/** Several statements of a file may fill one column; the strongest kind is told, as everywhere. */
const STRENGTH = ['constant', 'identity', 'rename', 'expression', 'aggregate', 'unknown'];

const NOTHING: Omit<Told, 'language'> = {
  dialect: null,
  reads: [],
  writes: [],
  columns: [],
  output: [],
  control: [],
  edges: [],
  temporary: [],
  unresolved: [],
};

const unique = (names: readonly string[]): string[] => [...new Set(names)].sort(byCodeUnit);

const nameOf = ({ table, column }: { readonly table: string; readonly column: string }): string =>
  `${table}.${/[./\s]/.test(column) ? `\`${column}\`` : column}`;

/** Models and snapshots with the tables of what they need; an ephemeral model is looked through. */
class DbtProjects {
  readonly #nodes = new Map<string, ItemOf<'dbt-node'>>();
  readonly #needs = new Map<string, string[]>();

  take(item: ItemOf<'dbt-node' | 'dbt-ref'>): void {
    if (item.kind === 'dbt-node') {
      this.#nodes.set(keyOf(item.payload.project, item.payload), item);
      return;
    }
    const { project, from, to } = item.payload;
    const key = keyOf(project, from);
    this.#needs.set(key, [...(this.#needs.get(key) ?? []), keyOf(project, to)]);
  }

  *builds(): Iterable<{ path: string; dialect: string | null; reads: string[]; writes: string[] }> {
    for (const [key, { path, payload }] of this.#nodes) {
      const { relation, resource, dialect } = payload;
      if (path === null || relation === null || (resource !== 'model' && resource !== 'snapshot')) continue;
      yield { path, dialect: dialect ?? null, reads: this.#tablesBehind(key), writes: [relation] };
    }
  }

  #tablesBehind(key: string): string[] {
    const met = new Set<string>([key]);
    const tables: string[] = [];
    for (const reader of met)
      for (const need of this.#needs.get(reader) ?? []) {
        const node = this.#nodes.get(need)?.payload;
        if (node?.relation != null) tables.push(node.relation);
        else if (node?.resource === 'model') met.add(need);
      }
    return tables;
  }
}

const keyOf = (
  project: string,
  { resource, name }: { readonly resource: string; readonly name: string },
): string => `${project} ${resource} ${name}`;

export const isLineageItem = (item: Pick<KnownItem, 'kind'>): item is LineageItem =>
  (LINEAGE_KINDS as readonly string[]).includes(item.kind);
