import { expect, test } from 'vitest';
import { readStatedKinds } from '../../../../languages/documents/stated-kinds.ts';

const only = (text: string) => readStatedKinds(text).documents[0];
const fieldsOf = (text: string) => Object.fromEntries(only(text)?.fields ?? []);

test('a kind needs a name, wherever documents of its sort put it', () => {
  expect(only('kind: A\nmetadata: {name: m}\nname: n\n')?.name).toBe('m');
  expect(only('kind: A\nid: 7\n')?.name).toBe('7');
  expect(readStatedKinds('kind: A\n')).toEqual({ documents: [], faults: [] });
  expect(readStatedKinds('- kind: A\n  name: n\n')).toEqual({ documents: [], faults: [] });
  expect(readStatedKinds('name: n\n')).toEqual({ documents: [], faults: [] });
});

test('kinds are small words, however they are spelled', () => {
  const wordsOf = (kind: string) => only(`kind: ${kind}\nname: n\n`)?.words;
  expect(['HTTPRoute', 'http_route', 'http route', 'HttpRoute'].map(wordsOf)).toEqual(
    Array(4).fill('http-route'),
  );
  expect(wordsOf('x'.repeat(500))).toHaveLength(80);
});

test('the order of keys means nothing, and of names that become one the first by its own spelling is kept', () => {
  const one = 'kind: A\nname: n\nb-c: 1\n"b c": 2\n';
  const other = 'kind: A\n"b c": 2\nb-c: 1\nname: n\n';
  expect(fieldsOf(one)).toEqual(fieldsOf(other));
  expect(fieldsOf(one)).toEqual({ b_c: 2, kind: 'A', name: 'n' });
  expect(only(one)?.leftOut).toBe(1);
});

test('no more than a record holds: fields, entries and lengths are bounded and what is left out is counted', () => {
  const many = Array.from({ length: 100 }, (_, n) => `f${n}: ${n}`).join('\n');
  const document = only(
    `kind: A\nname: n\n${many}\nlist: [${'x,'.repeat(150)}x]\nlong: ${'y'.repeat(5_000)}\n`,
  );
  expect(document?.fields.size).toBe(45);
  expect(document?.leftOut).toBe(59);
  const [list] = [fieldsOf(`kind: A\nname: n\nlist: [${'x,'.repeat(150)}x]\n`)['list']];
  expect(list).toHaveLength(100);
  expect(String(fieldsOf(`kind: A\nname: n\nlong: ${'y'.repeat(5_000)}\n`)['long'])).toHaveLength(500);
});

test('names that languages keep for themselves are names like any other', () => {
  const fields = fieldsOf('kind: A\nname: n\n__proto__: x\nconstructor: y\ntoString: z\n');
  expect(Object.entries(fields)).toEqual(
    expect.arrayContaining([
      ['proto__', 'x'],
      ['constructor', 'y'],
      ['toString', 'z'],
    ]),
  );
});

test('what a secret holds is left out, and a value that its name gives away is masked', () => {
  const secret = only('kind: Secret\nmetadata: {name: n}\ndata: {a: YWJj, b: ZGVm}\nstringData: {c: d}\n');
  expect(JSON.stringify([...(secret?.fields ?? [])])).not.toMatch(/YWJj|ZGVm|"d"/);
  expect(secret?.leftOut).toBe(3);
  expect(
    fieldsOf('kind: ConfigMap\nmetadata: {name: n}\ndata: {password: hunter2xY9zzq1}\n')['data_password'],
  ).toMatch(/^\[masked:/);
});

test('a broken document costs itself, its neighbours stand', () => {
  const { documents, faults } = readStatedKinds(
    'kind: A\nname: a\n---\nkind: B\nname: [\n---\nkind: C\nname: c\n',
  );
  expect(documents.map(({ name }) => name)).toContain('a');
  expect(faults.length).toBeGreaterThan(0);
  expect(faults[0]?.reason).toBe('parse-error');
  expect(readStatedKinds(`kind: A\nname: ${'['.repeat(200)}`).faults).toMatchObject([{ reason: 'too-deep' }]);
});
