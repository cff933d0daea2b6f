import { expect, test, vi } from 'vitest';
import { Parser } from 'web-tree-sitter';
import { createLanguageTools } from '../../../../adapters/parsers/language-tools.ts';

test('the library is started once, however many parsers are made at the same time', async () => {
  const start = vi.spyOn(Parser, 'init');
  const [one, other] = await Promise.all([createLanguageTools(), createLanguageTools()]);
  expect(start.mock.calls.length).toBeLessThanOrEqual(1);
  start.mockRestore();
  expect(one.python.parse('x = 1').rootNode.type).toBe('module');
  expect(other.typescript.parse('let x = 1').rootNode.type).toBe('program');
});
