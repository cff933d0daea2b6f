import type { Ontology } from './ontology-schema.ts';

/** Where in the ontology something does not hold, and what. */
export interface Fault {
  readonly path: readonly string[];
  readonly message: string;
}

/** What its shape alone does not tell: names that are nowhere, edges that nobody finds. */
export const faultsOfMeaning = (ontology: Ontology): Fault[] => [
  ...faultsOfEnds(ontology),
  ...faultsOfParts(ontology),
  ...faultsOfIndexes(ontology),
  ...faultsOfKinds(ontology),
];

function faultsOfEnds({ labels, types }: Ontology): Fault[] {
  return Object.entries(types).flatMap(([type, { ends, anchored }]) =>
    ends.flatMap(([from, to], index): Fault[] => {
      const path = ['types', type, 'ends', String(index)];
      const unknown = [from, to].find((end) => labels[end] === undefined);
      if (unknown !== undefined) return [{ path, message: `there is no label ${unknown}` }];
      // The live facts of a repository are found through its nodes, so an anchored edge needs one of them as an end.
      if (anchored && labels[from]?.scope === 'shared' && labels[to]?.scope === 'shared') {
        return [{ path, message: 'one end must be owned, or anchored be false' }];
      }
      return [];
    }),
  );
}

const faultsOfParts = ({ labels }: Ontology): Fault[] =>
  Object.entries(labels).flatMap(([name, { part_of }]): Fault[] =>
    part_of === undefined || labels[part_of] !== undefined
      ? []
      : [{ path: ['labels', name, 'part_of'], message: `there is no label ${part_of}` }],
  );

/** Labels of every node and of the writer's own records, which have no entry of their own. */
const EVERY = ['Entity', 'Record'];

function faultsOfIndexes({ labels, types, indexes }: Ontology): Fault[] {
  const stray = indexes.flatMap(({ on }, index): Fault[] =>
    EVERY.includes(on) || labels[on] !== undefined || types[on] !== undefined
      ? []
      : [{ path: ['indexes', String(index), 'on'], message: `there is no label or relationship type ${on}` }],
  );
  const unfound = Object.entries(types).flatMap(([type, { anchored }]): Fault[] =>
    anchored || indexes.some(({ on, properties }) => on === type && properties[0] === 'repo')
      ? []
      : [{ path: ['types', type, 'anchored'], message: 'its edges are found by repo, so it needs an index' }],
  );
  return [...stray, ...unfound];
}

function faultsOfKinds({ labels, kinds }: Ontology): Fault[] {
  return kinds.flatMap(({ label, properties }, index): Fault[] => {
    const known = labels[label]?.properties;
    if (known === undefined)
      return [{ path: ['kinds', String(index), 'label'], message: `there is no label ${label}` }];
    const strange = Object.keys(properties).find((name) => known[name] === undefined);
    return strange === undefined
      ? []
      : [
          {
            path: ['kinds', String(index), 'properties', strange],
            message: `${label} has no property ${strange}`,
          },
        ];
  });
}
