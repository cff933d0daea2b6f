import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ColumnFlow, scriptLineage } from '../../../languages/sql/lineage/script-lineage.ts';
import type { SqlDialect } from '../../../languages/sql/parser.ts';
import { clock, readInput } from './say.ts';

/** Ours: the columns that each file's last query gives, or writes, and where they come from, one JSON line a file. */
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

await clock(async () => {
  const lines: string[] = [];
  let columns = 0;
  for (const path of paths) {
    const found = scriptLineage(null, { sql: readFileSync(join(root, path), 'utf8'), dialect });
    const flows = found.output ?? found.columns;
    columns += flows.length;
    const ok = !found.unresolved.some(({ reason }) => reason === 'budget');
    lines.push(JSON.stringify({ path, ok, columns: Object.fromEntries(flows.map(columnOf)) }));
  }
  writeFileSync(to, lines.join('\n'));
  return { files: paths.length, columns };
});

function columnOf({ target, sources }: ColumnFlow): [string, string[]] {
  const name = target.slice(target.lastIndexOf('.') + 1).replaceAll('`', '');
  return [name.toLowerCase(), sources.map((source) => source.toLowerCase().replaceAll('`', '')).sort()];
}
