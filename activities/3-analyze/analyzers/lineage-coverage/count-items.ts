import type { ItemOf } from '../../../../schemas/items/registry.ts';
import type { Inputs } from '../../analyzer.ts';
import type { FindingsAt } from './findings-at.ts';
import type { Tally } from './tally.ts';

/** Statements of SQL files; those that the parser refused whole are among the findings alone. */
export function countStatements(
  inputs: Inputs<'sql-statement'>,
  findings: FindingsAt,
  tally: Tally,
): undefined {
  const kind = { miner: 'sql', subject: 'statement' } as const;
  for (const { path, lines } of inputs['sql-statement'])
    if (path !== null) tally.add(kind, path, findings.ofLines(path, lines));
  for (const { path, payload } of findings.refused('sql-statement'))
    if (path !== null) tally.add(kind, path, [payload.reason]);
}

const BUILT: ReadonlySet<string> = new Set(['model', 'snapshot']);

/** Models and snapshots of dbt projects; a disabled one is known by its name alone and builds nothing. */
export function countModels(inputs: Inputs<'dbt-node'>, findings: FindingsAt, tally: Tally): undefined {
  const kind = { miner: 'dbt', subject: 'model' } as const;
  for (const { path, payload } of inputs['dbt-node'])
    if (path !== null && BUILT.has(payload.resource) && payload.materialized !== null)
      tally.add(kind, path, reasonsOf(findings.ofFile(path)));
  for (const { path, payload } of findings.refused('dbt-node'))
    if (path !== null) tally.add(kind, path, [payload.reason]);
}

const STEP = { miner: 'spark', subject: 'step' } as const;

/**
 * Notebooks and programs that touch tables, or of which it is not known whether they do; and what they read and write, of
 * which each name that is open is one.
 */
export function countPrograms(
  inputs: Inputs<'program' | 'program-step'>,
  findings: FindingsAt,
  tally: Tally,
): undefined {
  const working = new Set(inputs['program-step'].map(({ path }) => path));
  for (const { path, payload } of inputs.program) {
    const subject = payload.form === 'script' ? 'program' : 'notebook';
    const reasons = reasonsOf(findings.ofFile(path).filter(isOfProgram));
    if (path === null || (!working.has(path) && reasons.length === 0)) continue;
    tally.add({ miner: 'spark', subject }, path, reasons);
    for (const reason of reasons) tally.add(STEP, path, [reason]);
  }
  for (const { path } of inputs['program-step']) if (path !== null) tally.add(STEP, path, []);
  for (const { path, payload } of findings.refused('program'))
    if (path !== null) tally.add({ miner: 'spark', subject: 'notebook' }, path, [payload.reason]);
}

/** What other miners say of the same file, of its imports or calls, says nothing of its tables. */
const isOfProgram = ({ payload: { what, reason } }: ItemOf<'finding'>): boolean =>
  reason !== 'dynamic-name' && !/^(?:python|sql|dbt)-[a-z]+: /.test(what);

/** Tasks and pipelines of bundles, with what is open in what they run. */
export function countTasks(inputs: Inputs<'bundle-node'>, findings: FindingsAt, tally: Tally): undefined {
  for (const { path, payload } of inputs['bundle-node']) {
    const { resource, name } = payload;
    if (path === null || (resource !== 'task' && resource !== 'pipeline')) continue;
    const where = `${resource}:${name.replace('/', '.')}`;
    const open = findings.ofFile(path).filter((one) => one.payload.detail === where);
    tally.add({ miner: 'bundle', subject: resource }, path, reasonsOf(open));
  }
}

const reasonsOf = (findings: readonly ItemOf<'finding'>[]) => findings.map(({ payload }) => payload.reason);
