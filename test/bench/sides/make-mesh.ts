import { join } from 'node:path';
import { createGraph } from '../../../adapters/memgraph/create-graph.ts';
import { createOntologyFiles } from '../../../adapters/ontology-files/create-ontology-files.ts';
import { createFileStaging } from '../../../adapters/staging/file-staging.ts';
import { writeMesh } from '../mesh/write-mesh.ts';
import { readInput } from './say.ts';

/** Writes the mesh and tells its size. */
const { url, root, nodes } = readInput<{ url: string; root: string; nodes: number }>();
const graph = createGraph({ url });
const ontologyFiles = createOntologyFiles(join(root, 'ontology'));
await writeMesh({ graph, staging: createFileStaging({ root: join(root, 'staging') }), ontologyFiles }, nodes);
const count = async (text: string): Promise<number> =>
  Number((await graph.read({ text, params: {} }))[0]?.count);
const told = {
  nodes: await count('MATCH (n:Entity) RETURN count(n) AS count'),
  edges: await count('MATCH (:Entity)-[e]->(:Entity) RETURN count(e) AS count'),
};
process.stdout.write(`${JSON.stringify(told)}\n`);
await graph.close();
