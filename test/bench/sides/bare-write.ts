import neo4j from 'neo4j-driver';
import { type RowFiles, writeBare } from './bare-rows.ts';
import { parseLines } from './parse-lines.ts';
import { clock, readInput } from './say.ts';

/** Anchor: the same rows by the bare driver in the same batches, one session, after files were read that have to be. */
interface Input extends RowFiles {
  readonly url: string;
  /** Files whose lines are parsed before. */
  readonly read?: readonly string[];
}

const { url, read = [], ...rows } = readInput<Input>();
const driver = neo4j.driver(url);
const session = driver.session();

await clock(async () => {
  const records = await parseLines(read);
  return { records, ...(await writeBare(session, rows)) };
});
await session.close();
await driver.close();
