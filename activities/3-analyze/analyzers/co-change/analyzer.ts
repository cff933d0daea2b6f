import { byCodeUnit } from '../../../../schemas/canonical-json.ts';
import type { ItemOf, Payload } from '../../../../schemas/items/registry.ts';
import type { Analyzer } from '../../analyzer.ts';
import { type LinkKind, linkedFiles } from './linked-files.ts';
import { flowsBetween } from './table-flows.ts';

type Explained = Payload<'co-change-reason'>['explained'];

/** What joins files that change together, and for which of them nothing does: a hidden dependency, or a habit. */
export const coChangeAnalyzer: Analyzer<'co-change' | LinkKind | 'sql-statement' | 'program-step'> = {
  name: 'co-change',
  version: '2',
  reads: [
    'co-change',
    'module-import',
    'python-reference',
    'dbt-node',
    'dbt-ref',
    'sql-statement',
    'program-step',
  ],
  produces: ['co-change-reason'],
  analyze: (inputs) => {
    const links = linkedFiles(inputs);
    const isFlow = flowsBetween(inputs);
    const items = inputs['co-change'].flatMap(({ path, payload }) => {
      if (path === null) return [];
      const flow: Explained = isFlow(path, payload.other_path) ? ['flow'] : [];
      return [say(path, payload.other_path, [...links(path, payload.other_path), ...flow])];
    });
    return { items, rejects: [] };
  },
};

const say = (path: string, other_path: string, explained: Explained): ItemOf<'co-change-reason'> => ({
  kind: 'co-change-reason',
  path,
  lines: null,
  payload: { other_path, explained: explained.toSorted(byCodeUnit) },
});
