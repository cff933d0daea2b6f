import fc from 'fast-check';
import { type MarkedToken, marked } from 'marked';
import { expect, test } from 'vitest';
import { codeSpan, escapeMarkdown } from '../../../../templates/_style/markdown.ts';
import { visible } from '../../../../templates/_style/visible.ts';
import { anyText } from '../hostile-text.ts';

/** Any code unit, and often what Markdown, HTML or a site generator would take for its own. */
const hostile = fc.oneof(
  anyText(60),
  fc
    .array(
      fc.constantFrom(
        '|',
        '`',
        '``',
        '\\',
        '[',
        ']',
        '(',
        ')',
        '![',
        '<',
        '>',
        '<b>',
        '</details>',
        '<!--',
        '*',
        '**',
        '_',
        '~~',
        '#',
        '- ',
        '1. ',
        '\n',
        '\r\n',
        '\u2028',
        '\t',
        '    ',
        '&lt;',
        '&',
        'https://x.y',
        'www.x.y',
        'a@b.c',
        '{{',
        '{%',
        '$',
        '^',
        ':',
        '=',
        'a',
        '0',
        ' ',
        '\u202e',
        '\u0000',
        'é',
        '💥',
        '---',
        '|---|',
        '[^x]: ',
        '!1',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

/** What a reader sees of inline tokens; fails on anything that is not plain text or code. */
function seen(tokens: readonly MarkedToken[]): string {
  return tokens
    .map((token) => {
      expect(['text', 'escape', 'codespan']).toContain(token.type);
      return unescapeHtml(token.text ?? '');
    })
    .join('');
}

const unescapeHtml = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

test.each([
  ['text', escapeMarkdown],
  ['code', codeSpan],
])('a table row keeps its cells whatever %s stands in them', (_, write) => {
  fc.assert(
    fc.property(hostile, hostile, (first, second) => {
      const page = `| a | b | c |\n|---|---|---|\n| ${write(first)} | ${write(second)} | end |\n\nafter\n`;
      const tokens = marked.lexer(page);
      expect(tokens.map(({ type }) => type)).toEqual(['table', 'paragraph']);
      const [row, ...others] = tokens[0]?.rows ?? [];
      expect(others).toEqual([]);
      expect(row).toHaveLength(3);
      expect(seen(row?.[0]?.tokens ?? [])).toBe(visible(first));
      expect(seen(row?.[1]?.tokens ?? [])).toBe(visible(second));
      expect(row?.[2]?.text).toBe('end');
    }),
    { numRuns: 2000 },
  );
});

test('a list item stays one paragraph of the same words', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      fc.pre(visible(text) !== '');
      const tokens = marked.lexer(`- ${escapeMarkdown(text)}\n- end\n`);
      expect(tokens.map(({ type }) => type)).toEqual(['list']);
      expect(tokens[0]?.items).toHaveLength(2);
      const [item] = tokens[0]?.items ?? [];
      expect(item?.tokens?.map(({ type }) => type)).toEqual(['text']);
      expect(seen(item?.tokens?.[0]?.tokens ?? [])).toBe(visible(text));
    }),
    { numRuns: 2000 },
  );
});

test('what cannot be seen is named', () => {
  expect(escapeMarkdown('a\u202eb\u0000\u200b')).toBe('a⟨U+202E⟩b⟨U+0000⟩⟨U+200B⟩');
  expect(escapeMarkdown('\ud800')).toBe('⟨U+D800⟩');
});

test('plain words stay readable in the source', () => {
  expect(escapeMarkdown('stg_orders v1.2 (draft), done!')).toBe('stg_orders v1.2 (draft), done!');
  expect(codeSpan('src/__init__.py')).toBe('`src/__init__.py`');
});

test('a long text is cut, not dropped', () => {
  const cutText = escapeMarkdown('x'.repeat(10_000));
  expect(cutText).toHaveLength(500);
  expect(cutText.endsWith('…')).toBe(true);
});
