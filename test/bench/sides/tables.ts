import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSqlParser } from '../../../adapters/parsers/sql.ts';
import type { SqlDialect } from '../../../languages/sql/parser.ts';
import { readScript } from '../../../languages/sql/script.ts';
import { clock, readInput } from './say.ts';

/** Ours: tables that each file reads and writes, one JSON line a file. */
interface Input {
  readonly root: string;
  readonly files: string;
  readonly dialect: SqlDialect;
  readonly to: string;
}

const { root, files, dialect, to } = readInput<Input>();
const paths = readFileSync(files, 'utf8')
  .split('\n')
  .filter((path) => path !== '');
const parser = await createSqlParser();

await clock(async () => {
  const lines: string[] = [];
  let parsed = 0;
  for (const path of paths) {
    const statements = readScript(readFileSync(join(root, path), 'utf8'), dialect, parser);
    const ok = statements.every(
      ({ reading, over }) => over === null && reading !== 'failed' && reading !== 'tokens',
    );
    if (ok) parsed += 1;
    const reads = [...new Set(statements.flatMap((one) => one.reads))].sort();
    const writes = [...new Set(statements.flatMap((one) => one.writes))].sort();
    lines.push(JSON.stringify({ path, ok, reads, writes }));
  }
  writeFileSync(to, lines.join('\n'));
  return { files: paths.length, parsed };
});
