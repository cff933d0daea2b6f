import { datasetKey } from '../datasets.ts';
import { edge, named, node } from '../facts.ts';
import { fileKey, statementKey } from '../identity.ts';
import type { Mapping } from './mapping.ts';

/** A statement with the tables it reads and writes; without a proven instance they belong to the repository. */
export const sqlStatement: Mapping<'sql-statement'> = {
  kind: 'sql-statement',
  needsPath: true,
  map: (payload, at) => {
    const { repo, path } = at;
    const {
      text_hash,
      occurrence,
      statement,
      reads,
      writes,
      complexity = null,
      by_tokens = null,
      ...said
    } = payload;
    const name = named('Statement', statementKey(repo, path, text_hash, occurrence));
    const props = {
      name: statement,
      ...said,
      complexity,
      by_tokens,
      reads: reads.length,
      writes: writes.length,
    };
    const dataset = (table: string) => named('Dataset', datasetKey(table, at));
    return {
      nodes: [node(name, props)],
      edges: [
        edge('CONTAINS', named('File', fileKey(repo, path)), name),
        ...reads.map((table) => edge('READS', name, dataset(table), { spelled: table })),
        ...writes.map((table) => edge('WRITES', name, dataset(table), { spelled: table })),
      ],
    };
  },
};
