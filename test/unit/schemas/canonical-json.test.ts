import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byCodeUnit, canonicalJson } from '../../../schemas/canonical-json.ts';

function shuffledKeys(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(shuffledKeys);
  const twin = {};
  for (const key of Object.keys(value).reverse()) {
    const entry = shuffledKeys((value as Record<string, unknown>)[key]);
    Object.defineProperty(twin, key, { value: entry, enumerable: true, configurable: true, writable: true });
  }
  return twin;
}

describe('canonicalJson', () => {
  it('says the same value, whatever the order of the keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(shuffledKeys(value))).toBe(text);
      }),
    );
  });

  it('sorts keys by code unit and leaves no blanks', () => {
    expect(
      canonicalJson({ b: [1, { d: null, c: 'x y' }], B: true, '\u{1F600}': 1, '\uFFFD': 2, 10: 1, 9: 2 }),
    ).toBe('{"10":1,"9":2,"B":true,"b":[1,{"c":"x y","d":null}],"\u{1F600}":1,"\uFFFD":2}');
    expect(['é', 'z', 'a', 'Z'].sort(byCodeUnit)).toEqual(['Z', 'a', 'z', 'é']);
  });

  it('keeps a key called __proto__ and touches no prototype', () => {
    expect(canonicalJson(JSON.parse('{"b":1,"__proto__":{"polluted":true}}'))).toBe(
      '{"__proto__":{"polluted":true},"b":1}',
    );
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it.each([
    Number.NaN,
    Number.POSITIVE_INFINITY,
    { deep: [Number.NEGATIVE_INFINITY] },
    1n,
    () => 1,
    undefined,
  ])('refuses what JSON cannot say: %s', (value) => expect(() => canonicalJson(value)).toThrow(TypeError));

  it('leaves out keys without a value', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  });
});

it('objects of one first key and one number of keys do not borrow the order of each other', () => {
  expect(
    canonicalJson([
      { b: 1, a: 2 },
      { b: 1, c: 3 },
      { b: 4, a: 5 },
      { b: 1, Z: 3 },
    ]),
  ).toBe('[{"a":2,"b":1},{"b":1,"c":3},{"a":5,"b":4},{"Z":3,"b":1}]');
});
