import { readFileSync } from 'node:fs';
import { links } from '../activities/3-analyze/links/registry.ts';
import type { OntologyDependencies } from '../activities/ontology-change/activities.ts';
import type { Asked } from '../activities/ontology-change/broken-questions.ts';
import { createAsk } from '../adapters/memgraph/ask.ts';
import type { Graph } from '../adapters/memgraph/graph.ts';
import { createOntologyFiles } from '../adapters/ontology-files/create-ontology-files.ts';
import type { Staging } from '../adapters/staging/staging.ts';
import { queries } from '../queries/registry.ts';
import type { SavedQuery } from '../queries/saved-query.ts';
import { reports } from '../templates/registry.ts';
import type { WorkerSettings } from './settings.ts';

/** Every saved query with its text and who asks it, for what a change of the ontology would silence. */
const readQuestions = (): readonly Asked[] =>
  Object.values<SavedQuery>(queries).map((query) => ({
    query,
    text: readFileSync(query.cypher, 'utf8'),
    askedBy: [
      ...Object.values(reports).flatMap((report) =>
        Object.hasOwn(report.asks, query.name) ? [`page ${report.name}`] : [],
      ),
      ...Object.values(links).flatMap((link) =>
        Object.values(link.asks).some((asked) => asked.query.name === query.name)
          ? [`link ${link.name}`]
          : [],
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
  askIn: (stage) => createAsk(stage),
  ontologyFiles: createOntologyFiles(ontology),
});
