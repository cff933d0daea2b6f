import { readFileSync } from 'node:fs';
import { links } from '../activities/3-analyze/links/registry.ts';
import type { OntologyDependencies } from '../activities/ontology-change/activities.ts';
import type { Asked } from '../activities/ontology-change/broken-questions.ts';
import type { Graph } from '../adapters/memgraph/graph.ts';
import { createOntologyFiles } from '../adapters/ontology-files/create-ontology-files.ts';
import type { Staging } from '../adapters/staging/staging.ts';
import { queries } from '../queries/registry.ts';
import { reports } from '../templates/registry.ts';
import type { WorkerSettings } from './settings.ts';

/** Every saved query with its text and who asks it, for what a change of the ontology would silence. */
const readQuestions = (): readonly Asked[] =>
  Object.values(queries).map(({ name, cypher }) => ({
    name,
    text: readFileSync(cypher, 'utf8'),
    askedBy: [
      ...Object.values(reports).flatMap((report) =>
        Object.hasOwn(report.asks, name) ? [`page ${report.name}`] : [],
      ),
      ...Object.values(links).flatMap((link) =>
        Object.values(link.asks).some(({ query }) => query.name === name) ? [`link ${link.name}`] : [],
      ),
    ],
  }));

/** What changes of the ontology are checked against, applied to and kept in. */
export const ontologySources = (
  graph: Graph,
  staging: Staging,
  { ontology }: Pick<WorkerSettings, 'ontology'>,
): OntologyDependencies => ({
  graph,
  staging,
  questions: readQuestions(),
  ontologyFiles: createOntologyFiles(ontology),
});
