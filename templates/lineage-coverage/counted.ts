import { sortedBy } from '../_style/order.ts';
import type { Rows } from '../report.ts';

type Row = Rows<'lineage_coverage'>['lineage_coverage'][number];

/** What is counted, as people call it; of columns also where they stand. */
const words: Readonly<Record<string, { readonly one: string; readonly many: string }>> = {
  'sql statement': { one: 'SQL statement', many: 'SQL statements' },
  'dbt model': { one: 'dbt model', many: 'dbt models' },
  'spark notebook': { one: 'notebook', many: 'notebooks' },
  'spark program': { one: 'Spark program', many: 'Spark programs' },
  'spark step': { one: 'read or write of programs', many: 'reads and writes of programs' },
  'bundle task': { one: 'task', many: 'tasks' },
  'bundle pipeline': { one: 'pipeline', many: 'pipelines' },
  'sql column': { one: 'column in SQL', many: 'columns in SQL' },
  'dbt column': { one: 'column in dbt', many: 'columns in dbt' },
  'spark column': { one: 'column in programs', many: 'columns in programs' },
};

type Counted = Pick<Row, 'miner' | 'subject'>;

const wordsOf = ({ miner, subject }: Counted) =>
  words[`${miner} ${subject}`] ?? { one: `${subject} (${miner})`, many: `${subject}s (${miner})` };

export const manyWord = (counted: Counted): string => wordsOf(counted).many;
export const wordFor = (counted: Counted, count: number): string =>
  count === 1 ? wordsOf(counted).one : wordsOf(counted).many;

/** Columns are many to a statement, so they are told apart from what names tables. */
export const isColumn = ({ subject }: Pick<Row, 'subject'>): boolean => subject === 'column';

/** What a program reads and writes is part of it, and is not counted beside it in sums. */
export const isWhole = (row: Pick<Row, 'subject'>): boolean => !isColumn(row) && row.subject !== 'step';

/** Tables first, columns last. */
export const inOrder = <T extends Counted>(
  rows: readonly T[],
  then: (row: T) => readonly (string | number)[] = () => [],
): readonly T[] => sortedBy(rows, (row) => [isColumn(row) ? 1 : 0, row.miner, row.subject, ...then(row)]);
