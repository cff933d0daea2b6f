import type { SourceFile } from '../../../activities/2-mine/miner.ts';
import { dbtMiner } from '../../../activities/2-mine/miners/dbt/miner.ts';
import type { LanguageTools } from '../../../languages/language-tools.ts';
import { byCodeUnit } from '../../../schemas/canonical-json.ts';
import type { LineageResult } from '../../../schemas/cli/lineage.ts';
import type { ItemKind, ItemOf, KnownItem, Payload } from '../../../schemas/items/registry.ts';
import { UsageError } from '../../exit-codes.ts';
import { findRoot } from '../find-root.ts';
import type { LineageFile, LineageReader } from '../reader.ts';

const PROJECT_FILE = 'dbt_project.yml';
const PART = /(?:^|\/)(?:models|snapshots|analyses|tests)\/.*\.sql$/i;
const CALL = /\{\{-?\s*(?:ref|source|config)\s*\(/;

/** Models of dbt projects: what the project's miner says of the file. */
export const dbt: LineageReader = {
  language: 'dbt',
  endings: ['.sql'],
  accepts: (path, text) =>
    (PART.test(path.replaceAll('\\', '/')) || CALL.test(text)) && findRoot(path, PROJECT_FILE) !== null,
  rootFile: PROJECT_FILE,
  read: (file, _options, tools) => ofModel(file, mined(file, tools)),
};

/** What was said of a project, while its texts are at hand: asked of many of its models, it is mined once. */
const projects = new WeakMap<LineageFile['files'], readonly KnownItem[]>();

function mined({ files }: LineageFile, tools: LanguageTools): readonly KnownItem[] {
  const known = projects.get(files) ?? mineProject(files, tools);
  projects.set(files, known);
  return known;
}

function mineProject(files: LineageFile['files'], tools: LanguageTools): readonly KnownItem[] {
  const all = [...files].flatMap(([path, text]): SourceFile[] => {
    const entry = {
      path,
      text,
      blob: '0'.repeat(40),
      size: text.length,
      mode: 'file',
      state: 'text',
      language: null,
      lines: null,
    } as const;
    return dbtMiner.accepts(entry, '') ? [entry] : [];
  });
  return dbtMiner.mine({ root: '', files: all }, tools).items;
}

type Node = Payload<'dbt-node'>;
const keyOf = ({ resource, name }: Pick<Node, 'resource' | 'name'>): string => `${resource}.${name}`;

function ofModel({ path }: LineageFile, items: readonly KnownItem[]): LineageResult {
  const nodes = of(items, 'dbt-node');
  const own = nodes.find((item) => item.path === path && item.payload.resource !== 'macro')?.payload;
  if (own === undefined) throw new UsageError(`${path} is no model, snapshot or test of its dbt project`);
  const named = new Map(nodes.map(({ payload }) => [keyOf(payload), payload.relation ?? payload.name]));
  const needed = of(items, 'dbt-ref').filter(
    ({ payload }) => keyOf(payload.from) === keyOf(own) && payload.to.resource !== 'macro',
  );
  const reads = unique(needed.map(({ payload }) => named.get(keyOf(payload.to)) ?? payload.to.name));
  const builds = own.resource === 'model' || own.resource === 'snapshot';
  const writes = builds ? [own.relation ?? own.name] : [];
  return {
    language: 'dbt',
    dialect: null,
    reads,
    writes,
    columns: of(items, 'column-flow')
      .filter((item) => item.path === path)
      .map(({ payload }) => columnOf(payload)),
    output: [],
    control: [],
    edges: writes.flatMap((to) => reads.map((from) => ({ from, to }))),
    temporary: [],
    unresolved: of(items, 'finding')
      .filter((item) => item.path === path)
      .map(({ payload: { what, reason } }) => ({ what, reason })),
  };
}

function of<K extends ItemKind>(items: readonly KnownItem[], kind: K): readonly ItemOf<K>[] {
  return items.filter((item): item is ItemOf<K> => item.kind === kind);
}

const unique = (names: readonly string[]): string[] => [...new Set(names)].sort(byCodeUnit);

const columnOf = ({
  table,
  column,
  sources,
  flow,
  confidence,
}: Payload<'column-flow'>): LineageResult['columns'][number] => ({
  target: `${table}.${column}`,
  sources: sources.map((source) => `${source.table}.${source.column}`),
  kind: flow,
  confidence,
});
