import { marked } from 'marked';
import { expect, test } from 'vitest';
import { summaryPage } from '../../../../cli/watch/summary-page.ts';
import { emptyResult } from '../../../../workflows/results.ts';

test('a run that went well is told with its numbers', () => {
  const result = { ...emptyResult('acme/shop', 'complete'), sha: 'a'.repeat(40), changed: 3, staged: 1200 };
  const page = summaryPage({ ...result, created: { nodes: 10, edges: 20 } });
  expect(page).toMatch(/^### Fresh: complete\n/);
  expect(page).toContain('created 10 nodes and 20 edges, changed 3 facts');
});

test('text of the repository stays text: no link, no mention, no picture, no end of the block', () => {
  const message = 'x\n```\n![](https://example.org/p.png) @everyone <script>1</script> ````\n# Title';
  const result = {
    ...emptyResult('acme/`shop`', 'failed'),
    error: { code: 'Unexpected', message, hint: 'See the log.' },
  };
  const tokens = marked.lexer(summaryPage(result)).filter(({ type }) => type !== 'space');
  expect(tokens.map(({ type }) => type)).toEqual(['heading', 'paragraph', 'code']);
  expect(tokens.at(-1)?.raw).toContain('@everyone <script>');
});
