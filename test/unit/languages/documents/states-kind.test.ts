import { expect, test } from 'vitest';
import { statesKind } from '../../../../languages/documents/states-kind.ts';

test('a JSON object states its kind by a key of its own, wherever that stands and however it is laid out', () => {
  for (const text of [
    '{"kind":"A"}',
    '{"name": "n", "list": [{"x": 1}, "]"], "kind" : "A"}',
    '\n\t{\n\t"kind":\n\t"A"\n',
    '{"text": "a \\" and a {", "kind": "A"',
  ])
    expect(statesKind(text), text).toBe(true);
});

test('one within another, in a list, in a text or without a text is no kind', () => {
  for (const text of [
    '{"spec": {"kind": "A"}}',
    '[{"kind": "A"}]',
    '{"text": "\\"kind\\": \\"A\\""}',
    '{"kind": 7, "kinds": "A"}',
    '{"list": ["kind", "A"], "value": "kind"}',
    '"kind": "A"',
    '{"unterminated: {"kind": "A',
  ])
    expect(statesKind(text), text).toBe(false);
});

test('a text of nothing but quotes or brackets is walked once', () => {
  for (const sign of ['\\"', '"', '{', '{"', '}'])
    expect(statesKind(`{${sign.repeat(500_000)}`), sign).toBe(false);
});
