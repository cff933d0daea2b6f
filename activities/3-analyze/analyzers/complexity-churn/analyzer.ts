import type { ItemOf } from '../../../../schemas/items/registry.ts';
import type { Analyzer } from '../../analyzer.ts';
import { type Complexity, complexityByFile, type Measured } from './complexity-by-file.ts';

/** Complexity of files and how often it had to be understood again: recent commits × complexity. */
export const complexityChurnAnalyzer: Analyzer<'file-history' | Measured> = {
  name: 'complexity-churn',
  version: '1',
  reads: ['file-history', 'python-function', 'sql-statement', 'dbt-node'],
  produces: ['file-complexity'],
  analyze: (inputs) => {
    const recent = new Map(
      inputs['file-history'].map(({ path, payload }) => [path ?? '', payload.recent_commits]),
    );
    const items = [...complexityByFile(inputs)].map(([path, complexity]) =>
      say(path, complexity, recent.get(path)),
    );
    return { items, rejects: [] };
  },
};

const say = (
  path: string,
  { by, sum }: Complexity,
  commits: number | undefined,
): ItemOf<'file-complexity'> => ({
  kind: 'file-complexity',
  path,
  lines: null,
  payload: {
    complexity: sum,
    complexity_by: by,
    hotspot: commits === undefined ? null : commits * sum,
  },
});
