import { parseLines } from './parse-lines.ts';
import { clock, readInput } from './say.ts';

/** Anchor: every line of the files read and given to JSON.parse. */
const { files } = readInput<{ readonly files: readonly string[] }>();

await clock(async () => ({ records: await parseLines(files) }));
