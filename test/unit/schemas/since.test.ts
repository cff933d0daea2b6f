import { describe, expect, test } from 'vitest';
import { isSince, parseSince } from '../../../schemas/since.ts';

const run = { run_id: '000012', opened_at: '2026-05-01T10:00:00.000Z', ontology_version: '0.10.0' };
const since = (text: string, of: typeof run | { [K in keyof typeof run]: (typeof run)[K] | null } = run) => {
  const parsed = parseSince(text);
  return parsed === null ? null : isSince(parsed, { ...of, run_id: of.run_id ?? '000001' });
};

describe('a run is one of those meant', () => {
  test.each([
    ['12', true],
    ['000012', true],
    ['13', false],
    ['2026-05-01', true],
    ['2026-05-01T10:00:00Z', true],
    ['2026-05-01T10:00:01Z', false],
    ['2026-05-01T12:00:00+02:00', true],
    ['2026-05-02', false],
    ['0.9.0', true],
    ['0.10.0', true],
    ['v0.10.0', true],
    ['0.10.1', false],
    ['1.0.0', false],
  ])('since %s: %s', (text, meant) => {
    expect(since(text)).toBe(meant);
  });

  test('what is unknown counts as meant', () => {
    const unknown = { ...run, opened_at: null, ontology_version: null };
    expect(since('2100-01-01', unknown)).toBe(true);
    expect(since('9.0.0', unknown)).toBe(true);
    expect(since('13', unknown)).toBe(false);
  });
});

test.each(['', 'yesterday', '2026-13-01', '1.2', '1234567', '-1', '2026-05-01 10:00'])(
  '%j is refused',
  (text) => {
    expect(parseSince(text)).toBeNull();
  },
);
