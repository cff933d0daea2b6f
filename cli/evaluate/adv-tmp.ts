import { createSqlParser } from '../../adapters/parsers/sql.ts';
import { sql as kind } from './kinds/sql.ts';
import { readFileSync } from 'node:fs';
const tools = { sql: await createSqlParser() } as any;
const text = readFileSync(process.argv[2]!, 'utf8');
for (const block of text.split(/^=== /m).slice(1)) {
  const nl = block.indexOf('\n'); const [dialect, ...rest] = block.slice(0, nl).split(' | ');
  const schema = rest[0] ? JSON.parse(rest[0]) : undefined;
  const a: any = await kind.answer({ dialect, sql: block.slice(nl + 1), ...(schema ? { schema } : {}) } as any, tools);
  console.log('---', dialect, block.slice(nl + 1).replace(/\s+/g, ' ').slice(0, 400));
  console.log('  R', a.reads.map((r: any) => r.table ?? r).join(', '), ' W', a.writes.map((r: any) => r.table ?? r).join(', '));
  for (const c of a.columns) console.log('   ', c.target, '<-', c.sources.join(','), c.kind);
  if (a.control?.length) console.log('   C', a.control.join(', '));
  if (a.unresolved.length) console.log('   U', JSON.stringify(a.unresolved));
}
