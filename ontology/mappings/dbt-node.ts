import type { z } from 'zod';
import type { DbtResource } from '../../schemas/items/dbt-node.ts';
import type { Payload } from '../../schemas/items/registry.ts';
import { datasetKey } from '../datasets.ts';
import { type EdgeDraft, edge, type NodeName, named, node } from '../facts.ts';
import { columnKey, dbtKey, fileKey } from '../identity.ts';
import type { Mapping } from './mapping.ts';

/** Family of each kind of dbt resource. */
export const dbtFamilies = {
  model: 'DbtModel',
  source: 'DbtSource',
  seed: 'DbtSeed',
  snapshot: 'DbtSnapshot',
  exposure: 'DbtExposure',
  test: 'DbtTest',
  macro: 'DbtMacro',
  metric: 'DbtMetric',
} as const satisfies Record<z.infer<typeof DbtResource>, string>;

/** A dbt resource, defined by its file; where its table is known, what it builds and which columns it declares. */
export const dbtNode: Mapping<'dbt-node'> = {
  kind: 'dbt-node',
  needsPath: true,
  map: (payload, at) => {
    const { repo, path } = at;
    const {
      resource,
      project,
      name,
      columns,
      relation,
      complexity = null,
      dialect = null,
      alternatives = [],
      ...rest
    } = payload;
    const self = named(dbtFamilies[resource], dbtKey(repo, project, resource, name));
    const props = {
      name,
      project,
      relation,
      ...rest,
      complexity,
      dialect,
      alternatives: alternatives.length === 0 ? null : alternatives.map(alternativeText),
      columns: columns.map((column) => column.name),
    };
    const table =
      relation === null || !hasTable(resource) ? [] : tableEdges(self, datasetKey(relation, at), payload);
    return {
      nodes: [node(self, props)],
      edges: [edge('DEFINES', named('File', fileKey(repo, path)), self), ...table],
    };
  },
};

/** `<target>: <relation or word>`, and what it needs there and not here, or the other way round. */
function alternativeText(alternative: NonNullable<Payload<'dbt-node'>['alternatives']>[number]): string {
  const { target, enabled, relation, also_needs: more, does_not_need: less } = alternative;
  const place = relation ?? (enabled ? 'no table' : 'off');
  const needs = [...more.map((id) => `+${id}`), ...less.map((id) => `-${id}`)];
  return [`${target}: ${place}`, ...needs].join(' ');
}

const hasTable = (resource: string): boolean => ['model', 'source', 'seed', 'snapshot'].includes(resource);

function tableEdges(
  self: NodeName,
  dataset: string,
  { relation, columns }: Payload<'dbt-node'>,
): EdgeDraft[] {
  const first = new Map(columns.map(({ name }, index) => [name, index] as const).reverse());
  return [
    edge('MATERIALIZES', self, named('Dataset', dataset), { spelled: relation }),
    // A column declared twice is one column, as the first declaration has it.
    ...columns.flatMap(({ name, description, tests }, index) =>
      name === '' || first.get(name) !== index
        ? []
        : [
            edge('HAS_COLUMN', self, named('Column', columnKey(dataset, name)), {
              ordinal: index + 1,
              description,
              tests,
            }),
          ],
    ),
  ];
}
