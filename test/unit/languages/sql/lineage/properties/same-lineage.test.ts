import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SqlDialect } from '../../../../../../languages/sql/parser.ts';
import { lineageDialects } from '../../../../../../schemas/cli/lineage.ts';
import { lineageOf } from '../lineage-of.ts';
import { queries, TABLES } from './draw-query.ts';
import { expectedLineage } from './expected-lineage.ts';
import { type Spelling, writeScript } from './write-query.ts';

/** Every dialect's blanks and comments. */
const gaps = fc.array(
  fc.constantFrom(
    ' ',
    '\n',
    '\t',
    '\r\n',
    '  \n ',
    ' /* select x from y.z; */ ',
    " -- it's, from y.z\n",
    ' /**/ ',
  ),
  { minLength: 1, maxLength: 7 },
);

const spellings: fc.Arbitrary<Spelling> = fc.record({
  form: fc.constantFrom('inline', 'cte', 'temporary'),
  prefix: fc.constantFrom('', 'x_', 'sel', 'fromage_'),
  as: fc.boolean(),
  bare: fc.boolean(),
  wraps: fc.nat({ max: 3 }),
  join: fc.constantFrom('JOIN', 'INNER JOIN', 'LEFT JOIN', 'RIGHT OUTER JOIN', 'FULL JOIN'),
  statement: fc.constantFrom('view', 'insert', 'merge'),
  keywords: fc.constantFrom('upper', 'lower'),
  gaps,
});

const schema = Object.fromEntries(TABLES.map(({ table, columns }) => [table, columns]));

/** The tables' columns are told only where the text does not say whose they are. */
function answer(dialect: SqlDialect, sql: string, bare = false) {
  const { reads, columns, control, unresolved } = lineageOf(dialect, sql, bare ? schema : {});
  return { reads, columns: columns.toSorted(), control, unresolved };
}

describe.each(lineageDialects)('%s', (dialect) => {
  test('a query written in any way has the lineage of its meaning', () => {
    fc.assert(
      fc.property(queries, spellings, (query, spelling) => {
        const sql = writeScript(dialect, 'out.filled', query, spelling);
        const expected = expectedLineage('out.filled', query, spelling.statement === 'merge');
        expect(answer(dialect, sql, spelling.bare), sql).toEqual({ ...expected, unresolved: [] });
      }),
      { numRuns: 300, seed: 11 },
    );
  });

  test('statements that need nothing of each other may stand in any order', () => {
    fc.assert(
      fc.property(fc.array(queries, { minLength: 2, maxLength: 4 }), spellings, (all, spelling) => {
        // T-SQL needs no semicolon after an INSERT whose next statement begins a line.
        const end = dialect === 'tsql' && spelling.statement === 'insert' ? '\n' : ';\n';
        const statements = all.map((query, at) =>
          writeScript(dialect, `out.filled_${at}`, query, { ...spelling, prefix: `s${at}_`, bare: false }),
        );
        const forth = answer(dialect, statements.join(end));
        expect(answer(dialect, statements.toReversed().join(end)), statements.join(end)).toEqual(forth);
        const each = all.flatMap((query, at) => expectedLineage(`out.filled_${at}`, query).columns);
        expect(forth.columns, statements.join(end)).toEqual(each.sort());
      }),
      { numRuns: 60, seed: 12 },
    );
  });
});
