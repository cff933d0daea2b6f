import { expect, test } from 'vitest';
import { indexPage } from '../../../../activities/6-report/index-page.ts';

const pages = [{ file: 'sql-lineage.md', title: 'SQL lineage' }];

test('one line for each repository, the portfolio above, whatever lies there besides left out', () => {
  const text = indexPage([
    { folder: 'github.com/octo/bi', index: { repo: 'github.com/octo/bi', pages } },
    { folder: 'odd', index: { hello: 1 } },
    { folder: 'null', index: null },
    { folder: 'portfolio', index: { pages: [{ file: 'portfolio.md', title: 'Portfolio' }] } },
  ]);
  expect(text).toBe(
    [
      '# Reports',
      '',
      'All repositories together: [Portfolio](portfolio/latest/portfolio.md), [Last run](portfolio/latest/run.md).',
      '',
      '| Repository | Pages |',
      '|---|---|',
      '| `github.com/octo/bi` | [SQL lineage](github.com/octo/bi/latest/sql-lineage.md), [Last run](github.com/octo/bi/latest/run.md) |',
      '',
    ].join('\n'),
  );
});

test('folders that hold percent signs are linked as they are called', () => {
  const text = indexPage([{ folder: 'local/a%20b~1', index: { repo: 'local/a b~1', pages } }]);
  expect(text).toContain('(local/a%2520b~1/latest/sql-lineage.md)');
});

test('before the first page it says so', () => {
  expect(indexPage([])).toContain('There are no pages about a repository yet');
});
