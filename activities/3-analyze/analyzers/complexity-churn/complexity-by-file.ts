import type { Payload } from '../../../../schemas/items/registry.ts';
import type { Inputs } from '../../analyzer.ts';

export type Measured = 'python-function' | 'sql-statement' | 'dbt-node';

export interface Complexity {
  readonly by: Payload<'file-complexity'>['complexity_by'];
  readonly sum: number;
}

interface Measure extends Complexity {
  readonly path: string | null;
}

/** Sum by file. Where a file has both functions and statements, functions count: the statements stand inside them. */
export function complexityByFile(inputs: Inputs<Measured>): ReadonlyMap<string, Complexity> {
  const files = new Map<string, Complexity>();
  for (const { path, by, sum } of measures(inputs)) {
    if (path === null) continue;
    const known = files.get(path);
    if (known === undefined || (by === 'functions' && known.by === 'statements'))
      files.set(path, { by, sum });
    else if (known.by === by) files.set(path, { by, sum: known.sum + sum });
  }
  return files;
}

function* measures(inputs: Inputs<Measured>): Iterable<Measure> {
  for (const { path, payload } of inputs['python-function'])
    yield { path, by: 'functions', sum: payload.complexity };
  for (const kind of ['sql-statement', 'dbt-node'] as const) {
    for (const { path, payload } of inputs[kind])
      if (payload.complexity !== undefined) yield { path, by: 'statements', sum: payload.complexity };
  }
}
