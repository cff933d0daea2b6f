import { scriptLineage } from '../../../languages/sql/lineage/script-lineage.ts';
import { clock, readInput } from './say.ts';

/** The lineage of made queries, each so often that the smallest takes long enough to be clocked. */
interface Input {
  readonly shape: 'chain' | 'star';
  /** CTEs in a row, or columns of a star through a hundred queries. */
  readonly size: number;
  readonly times: number;
}

const { shape, size, times } = readInput<Input>();
const range = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

const chain = (): string => {
  const ctes = range(size).map(
    (at) => `c${at} AS (SELECT a, b + ${at} AS b FROM ${at === 0 ? 't' : `c${at - 1}`})`,
  );
  return `CREATE TABLE o AS WITH ${ctes.join(',\n')} SELECT * FROM c${size - 1}`;
};

const star = (): string => {
  const ctes = range(100).map((at) => `q${at} AS (SELECT * FROM ${at === 0 ? 't' : `q${at - 1}`})`);
  return `CREATE TABLE o AS WITH ${ctes.join(',\n')} SELECT * FROM q99`;
};

const sql = shape === 'chain' ? chain() : star();
const schema = new Map([['t', shape === 'chain' ? ['a', 'b'] : range(size).map((at) => `col_${at}`)]]);
const once = () => scriptLineage(null, { sql, dialect: 'databricks', schema }).columns.length;
// What the engine compiles while it runs is no part of the growth.
for (let nth = 0; nth < Math.max(3, times / 4); nth += 1) once();

await clock(async () => {
  let columns = 0;
  for (let nth = 0; nth < times; nth += 1) columns = once();
  return { columns };
});
