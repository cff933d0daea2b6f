import { datasetKey } from '../datasets.ts';
import { edge, named, node } from '../facts.ts';
import { fileKey, statementKey } from '../identity.ts';
import type { Mapping } from './mapping.ts';

/** What a program does at one place, with the tables that it reads and writes there. */
export const programStep: Mapping<'program-step'> = {
  kind: 'program-step',
  needsPath: true,
  map: ({ hash, occurrence, ordinal, step, language, cell, reads, writes }, at) => {
    const name = named('Statement', statementKey(at.repo, at.path, hash, occurrence));
    const props = {
      name: `spark ${step}`,
      dialect: language,
      ordinal,
      cell,
      reads: reads.length,
      writes: writes.length,
    };
    const dataset = (table: string) => named('Dataset', datasetKey(table, at));
    return {
      nodes: [node(name, props)],
      edges: [
        edge('CONTAINS', named('File', fileKey(at.repo, at.path)), name),
        ...reads.map((table) => edge('READS', name, dataset(table), { spelled: table })),
        ...writes.map((table) => edge('WRITES', name, dataset(table), { spelled: table })),
      ],
    };
  },
};
