import { isProjectRoot } from '../../../languages/dbt/accepts.ts';
import { hasFreshness } from '../../../languages/dbt/freshness.ts';
import { genericTests } from '../../../languages/dbt/generic-tests.ts';
import { filesOfProject } from '../../../languages/dbt/local-packages.ts';
import { plain, string } from '../../../languages/dbt/plain.ts';
import { readProject } from '../../../languages/dbt/read-project.ts';
import { idOf, type Known, type ProjectFacts, type ResourceType } from '../../../languages/dbt/resources.ts';
import { truthy } from '../../../languages/dbt/template-values.ts';
import { byCodeUnit } from '../../../schemas/canonical-json.ts';
import type { Kind } from '../kind.ts';

/** dbt projects in the format of the labelled set. */
export const dbt: Kind = {
  name: 'dbt',
  form: 'folders',
  inputs: [],
  answer: async ({ files }) => {
    const texts = Object.entries(files as Readonly<Record<string, string>>);
    const root = outermostRoot(texts.map(([path]) => path));
    if (root === null) return {};
    const accepted = filesOfProject(
      root,
      texts.map(([path, text]) => [path, text.replace(/^\uFEFF/, '')]),
    );
    return answerOf(readProject({ root, files: accepted }).facts);
  },
};

const outermostRoot = (paths: readonly string[]): string | null =>
  paths
    .filter((path) => /(?:^|\/)dbt_project\.yml$/.test(path))
    .map((path) => path.replace(/\/?dbt_project\.yml$/, ''))
    .filter(isProjectRoot)
    .sort((one, other) => one.length - other.length || byCodeUnit(one, other))[0] ?? null;

function answerOf(facts: ProjectFacts): Readonly<Record<string, unknown>> {
  const on = facts.nodes.filter(({ enabled }) => enabled);
  const named = (type: ResourceType): string[] => ofType(on, type).map(nameOf);
  return {
    project: facts.project,
    target: facts.target,
    models: byName(ofType(on, 'model'), modelAnswer),
    disabled: facts.nodes.filter(({ enabled }) => !enabled).map(({ found }) => idOf(found)),
    seeds: byName(ofType(on, 'seed'), placeOf),
    snapshots: byName(ofType(on, 'snapshot'), (known) => ({
      ...placeOf(known),
      strategy: string(known.config.strategy),
    })),
    sources: byName(ofType(on, 'source'), ({ relation, found: { properties, config } }) => ({
      relation,
      loader: string(properties.loader) ?? string(plain(properties.source).loader) ?? string(config.loader),
      freshness: hasFreshness(properties, config),
    })),
    tests: { generic: on.flatMap(genericAnswers), singular: named('test') },
    exposures: named('exposure'),
    semantic_models: named('semantic_model'),
    metrics: named('metric'),
    edges: facts.edges.map(({ from, to, via }) => ({ from: idOf(from), to: idOf(to), via })),
    column_lineage: on.flatMap(columnAnswers),
    unresolved: facts.troubles
      .filter(({ reason }) => LABELLED_REASONS.has(reason))
      .map(({ where, what, reason }) => ({ where, what, reason })),
  };
}

/** The set has words for these reasons alone. */
const LABELLED_REASONS: ReadonlySet<string> = new Set(['missing-package', 'env-var-without-default']);

const ofType = (nodes: readonly Known[], type: ResourceType): Known[] =>
  nodes.filter(({ found }) => found.type === type);

const nameOf = ({ found }: Known): string => idOf(found).slice(found.type.length + 1);

const byName = (nodes: readonly Known[], answer: (known: Known) => object): object =>
  Object.fromEntries(nodes.map((known) => [nameOf(known), answer(known)]));

const placeOf = ({ found, relation }: Known) => ({ file: found.path, relation });

const modelAnswer = ({ found, config, materialized, layer, relation, columns }: Known): object => ({
  file: found.path,
  materialization: materialized,
  layer,
  relation,
  declared_columns: declaredColumns(found.properties.columns),
  output_columns: columns === null || columns.names.length === 0 ? null : columns.names,
  contract: truthy(plain(config.contract).enforced ?? false),
  version: found.version,
});

const declaredColumns = (columns: unknown): string[] =>
  Array.isArray(columns) ? columns.flatMap((column) => string(plain(column).name) ?? []) : [];

const genericAnswers = ({ found }: Known): object[] =>
  genericTests(found.properties).map(({ test, column }) => ({ test, on: idOf(found), column }));

const columnAnswers = ({ found, columns }: Known): object[] =>
  (columns?.columns ?? []).map(({ name, sources, kind, confidence }) => ({
    target: `${idOf(found)}.${name}`,
    sources: sources.map(({ of, column }) => `${typeof of === 'string' ? of : idOf(of)}.${column}`),
    kind,
    confidence,
  }));
