import type { Expression } from '../syntax.ts';
import type { Reader } from './reader.ts';

const AS_OF: readonly (readonly string[])[] = [
  ['VERSION', 'AS', 'OF'],
  ['TIMESTAMP', 'AS', 'OF'],
  ['SYSTEM_TIME', 'AS', 'OF'],
  ['FOR', 'VERSION', 'AS', 'OF'],
  ['FOR', 'TIMESTAMP', 'AS', 'OF'],
  ['FOR', 'SYSTEM_TIME', 'AS', 'OF'],
  ['FOR', 'SYSTEM_VERSION', 'AS', 'OF'],
];
const SPANS: ReadonlySet<string> = new Set(['FROM', 'TO', 'BETWEEN', 'AND', 'CONTAINED', 'IN']);
const POINTS: ReadonlySet<string> = new Set(['AT', 'BEFORE', 'CHANGES', 'END']);
const METHODS: ReadonlySet<string> = new Set(['BERNOULLI', 'SYSTEM', 'RESERVOIR', 'BLOCK', 'ROW']);

/** Time travel, samples: what stands between a table and its alias, or behind it. */
export function readTravel(reader: Reader, control: Expression[]): undefined {
  while (readMoment(reader, control) || readPoint(reader) || readSample(reader) || readWatermark(reader));
}

function readMoment(reader: Reader, control: Expression[]): boolean {
  if (reader.takeOne(...AS_OF)) {
    control.push(reader.expression());
    return true;
  }
  if (!reader.take('FOR', 'SYSTEM_TIME')) return false;
  reader.take('ALL');
  while (reader.takeAny(SPANS) !== null) control.push(reader.expression());
  return true;
}

/** Snowflake: `AT (TIMESTAMP => …)`. */
function readPoint(reader: Reader): boolean {
  if (!POINTS.has(reader.key()) || reader.key(1) !== '(') return false;
  reader.at += 1;
  return reader.skipParens();
}

/** Databricks: `WATERMARK t DELAY OF INTERVAL 1 HOUR` says how late rows of a stream may come. */
function readWatermark(reader: Reader): boolean {
  if (!reader.sees('WATERMARK') || ![2, 4, 6].some((offset) => reader.key(offset) === 'DELAY')) return false;
  reader.skipTo('DELAY');
  if (!reader.take('DELAY', 'OF')) return false;
  reader.expression();
  return true;
}

function readSample(reader: Reader): boolean {
  if (!reader.sees('TABLESAMPLE') && (!reader.sees('SAMPLE') || reader.key(1) === ',')) return false;
  reader.at += 1;
  skipSize(reader);
  return true;
}

/** `USING SAMPLE 10%`, whose first word was taken: DuckDB's sample of all rows of the query. */
export function skipSample(reader: Reader): undefined {
  reader.take('SAMPLE');
  skipSize(reader);
}

const SIZES: ReadonlySet<string> = new Set(['PERCENT', '%', 'ROWS', 'ROW']);

/** `bernoulli (10 PERCENT)`, `10%`, `5 ROWS (reservoir, 42)`, each with the seed of its random numbers. */
export function skipSize(reader: Reader): undefined {
  reader.takeAny(METHODS);
  if (reader.token()?.kind === 'number') reader.at += 1;
  reader.takeAny(SIZES);
  if (reader.key() === '(') reader.skipParens();
  if (reader.takeOne(['REPEATABLE'], ['SEED'])) reader.skipParens();
}
