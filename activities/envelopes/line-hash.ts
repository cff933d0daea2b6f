import { createHash } from 'node:crypto';

const BATCH_CHARACTERS = 64 * 1024;

/** SHA-256 over lines, each with its newline; fed in batches, since a call a line costs more than the hashing. */
export function openLineHash(): { readonly add: (line: string) => void; readonly digest: () => string } {
  const hash = createHash('sha256');
  let batch: string[] = [];
  let size = 0;
  function flush(): void {
    if (batch.length > 0) hash.update(`${batch.join('\n')}\n`);
    batch = [];
    size = 0;
  }
  return {
    add: (line) => {
      batch.push(line);
      size += line.length;
      if (size >= BATCH_CHARACTERS) flush();
    },
    digest: () => {
      flush();
      return hash.digest('hex');
    },
  };
}
