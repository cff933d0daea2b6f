import type { ColumnSource } from '../../../languages/dbt/columns/node-columns.ts';
import { filesOfProject } from '../../../languages/dbt/local-packages.ts';
import { readProject } from '../../../languages/dbt/read-project.ts';
import { type Found, idOf, type Known, type ProjectFacts } from '../../../languages/dbt/resources.ts';
import { dialectOf } from '../../../languages/dbt/target.ts';
import { byCodeUnit } from '../../../schemas/canonical-json.ts';
import type { LineageResult } from '../../../schemas/cli/lineage.ts';
import type { LineageReader } from '../reader.ts';

const TEMPLATE = /\{\{-?\s*(?:ref|source|config)\s*\(|\{%-?\s*snapshot\s|\bdbt\.(?:ref|source)\(/;

/** Models and snapshots of a dbt project: what they read, and where each of their columns comes from, by ids of the project. */
export const dbt: LineageReader = {
  language: 'dbt',
  endings: ['.sql', '.py'],
  accepts: (_path, text) => TEMPLATE.test(text),
  rootFile: 'dbt_project.yml',
  read: ({ path, files }) => {
    const { facts } = readProject({ root: '', files: filesOfProject('', files) });
    const own = facts.nodes.filter(({ found, enabled }) => enabled && found.path === path);
    const edges = edgesOf(facts, own);
    return {
      language: 'dbt',
      dialect: dialectOf(facts.dialectHint),
      reads: unique(edges.map(({ from }) => from)),
      writes: unique(own.map(({ found }) => idOf(found))),
      columns: own.flatMap(columnsOf).sort((one, other) => byCodeUnit(one.target, other.target)),
      output: [],
      control: [],
      edges,
      temporary: [],
      unresolved: unresolvedOf(facts, own),
    };
  },
};

const unique = (names: readonly string[]): string[] => [...new Set(names)].sort(byCodeUnit);

/** Data goes from what is needed into what needs it. */
const edgesOf = ({ edges }: ProjectFacts, own: readonly Known[]): LineageResult['edges'] =>
  edges
    .filter((edge) => own.some(({ found }) => found === edge.from))
    .map(({ from, to }) => ({ from: idOf(to), to: idOf(from) }))
    .sort((one, other) => byCodeUnit(one.from, other.from) || byCodeUnit(one.to, other.to));

const columnsOf = ({ found, columns }: Known): LineageResult['columns'] =>
  (columns?.columns ?? []).map(({ name, sources, kind, confidence }) => ({
    target: `${idOf(found)}.${name}`,
    sources: sources.map(sourceText),
    kind,
    confidence,
  }));

const textOf = (of: Found | string): string => (typeof of === 'string' ? of : idOf(of));
const sourceText = ({ of, column }: ColumnSource): string => `${textOf(of)}.${column}`;

const unresolvedOf = ({ troubles }: ProjectFacts, own: readonly Known[]): LineageResult['unresolved'] => [
  ...troubles
    .filter(({ where }) => where === 'project' || own.some(({ found }) => idOf(found) === where))
    .map(({ what, reason }) => ({ what, reason })),
  ...own.flatMap(({ columns }) => [
    ...(columns?.open ?? []).map((of) => ({ what: `${textOf(of)}.*`, reason: 'star-without-schema' })),
    ...(columns?.unresolved ?? []).map(({ what, reason }) => ({ what, reason })),
  ]),
];
