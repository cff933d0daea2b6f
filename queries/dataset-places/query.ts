import { z } from 'zod';
import { pagedParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const datasetPlaces = {
  name: 'dataset_places',
  description: 'Where does each repository first name each table that it reads or writes?',
  scope: 'portfolio',
  params: pagedParams(2000),
  row: z.strictObject({
    dataset: z.string(),
    repository: z.string(),
    path: z.string().nullable(),
    line: z.int().nullable(),
    cursor: z.string(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 800,
} as const satisfies SavedQuery;
