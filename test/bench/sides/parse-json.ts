import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { clock, readInput } from './say.ts';

/** Anchor: every line of the files read and given to JSON.parse. */
const { files } = readInput<{ readonly files: readonly string[] }>();

await clock(async () => {
  let records = 0;
  for (const file of files) {
    for await (const line of createInterface({ input: createReadStream(file) })) {
      JSON.parse(line);
      records += 1;
    }
  }
  return { records };
});
