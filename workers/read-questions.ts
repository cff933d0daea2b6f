import { readFileSync } from 'node:fs';
import { links } from '../activities/3-analyze/links/registry.ts';
import type { Asked } from '../activities/ontology-change/broken-questions.ts';
import { queries } from '../queries/registry.ts';
import { reports } from '../templates/registry.ts';

/** Every saved query with its text and who asks it, for what a change of the ontology would silence. */
export const readQuestions = (): readonly Asked[] =>
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
