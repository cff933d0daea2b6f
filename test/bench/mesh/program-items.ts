import type { KnownItem } from '../../../schemas/items/registry.ts';
import { martTable, schemaOf } from './sql-items.ts';

/** A notebook that makes a table of one that an SQL job fills, after another notebook that it runs in its place. */
export function* programItems(nth: number, at: number, path: string, before: string): Iterable<KnownItem> {
  yield {
    kind: 'program',
    path,
    lines: null,
    payload: {
      form: 'ipynb',
      language: 'python',
      cells: [
        { language: 'python', count: 4 + (at % 9) },
        { language: 'sql', count: 1 },
      ],
      runs: [{ target: `./${before.split('/').at(-1)}`, file: before }],
      widgets: [{ name: 'day', default: null }],
      temporary_views: ['recent'],
    },
  };
  yield {
    kind: 'program-step',
    path,
    lines: [40, 44],
    payload: {
      hash: at.toString(16).padStart(12, 'f'),
      occurrence: 1,
      ordinal: 1,
      step: 'write',
      language: 'python',
      cell: 3,
      reads: [martTable(nth, at - 2, 1)],
      writes: [`${schemaOf(nth)}.features_${at}`],
      confidence: 0.9,
      reason: 'followed-through-program',
    },
  };
}
