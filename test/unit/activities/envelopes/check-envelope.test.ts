import { expect, it } from 'vitest';
import { openEnvelopeCheck } from '../../../../activities/envelopes/check-envelope.ts';
import { CONTRACT_VERSION, Envelope, Source } from '../../../../schemas/envelope.ts';
import { knownEnvelopes } from '../../../../schemas/known-envelope.ts';
import { file, run } from '../4-stage/records.ts';

const sound = {
  contract_version: CONTRACT_VERSION,
  trace_id: run.trace_id,
  event_ts: run.committed_at,
  kind: 'file',
  source: {
    repo: run.repo,
    sha: run.sha,
    path: 'a',
    lines: [1, 2],
    miner: 'm',
    miner_version: '1',
  },
  payload: file('a').payload,
};
type Loose = Record<string, unknown>;

const VALUES = [undefined, null, '', 'x', 7, -1, true, [], [1], [0, 1], [1, 2, 3], [1.5, 2], {}, { a: 1 }];

/** The envelope with one value changed, taken away or added, at every place and in every way. */
function* broken(): Iterable<unknown> {
  for (const whole of VALUES) yield whole;
  for (const key of [...Object.keys(Envelope.shape), 'more', '__proto__'])
    for (const value of VALUES) yield withKey(sound, key, value);
  for (const key of [...Object.keys(Source.shape), 'more', '__proto__'])
    for (const value of VALUES) yield { ...sound, source: withKey(sound.source, key, value) };
  for (const key of [...Object.keys(sound.payload), 'more'])
    for (const value of VALUES) yield { ...sound, payload: withKey(sound.payload, key, value) };
  // As many keys as there have to be, and one of them another.
  const { miner, ...others } = sound.source;
  yield { ...sound, source: { ...others, minor: miner } };
}

/** As JSON.parse makes it: a key that every object has is a key like any other. */
function withKey(object: Loose, key: string, value: unknown): unknown {
  const { [key]: _, ...rest } = object;
  const text = JSON.stringify(rest);
  if (value === undefined) return JSON.parse(text);
  return JSON.parse(`${text.slice(0, -1)},${JSON.stringify(key)}:${JSON.stringify(value)}}`);
}

it('says of every envelope what the schema says, also after one that passed', () => {
  const cases = [sound, ...broken()];
  expect(cases.length).toBeGreaterThan(300);
  for (const one of cases) {
    const check = openEnvelopeCheck();
    expect(check('file', sound)?.success).toBe(true);
    const said = check('file', one);
    const wanted = knownEnvelopes.file.safeParse(one);
    expect(said?.success, JSON.stringify(one)).toBe(wanted.success);
    if (wanted.success) expect(said?.data).toEqual(wanted.data);
    else expect(said?.error?.issues).toEqual(wanted.error.issues);
    // What was refused is not what later ones are held against.
    expect(check('file', one)?.success).toBe(wanted.success);
    expect(check('file', sound)).toEqual({ success: true, data: sound });
  }
});

it('holds each record against the payload of its own kind', () => {
  const check = openEnvelopeCheck();
  expect(check('file', sound)?.success).toBe(true);
  expect(check('finding', { ...sound, kind: 'finding' })?.success).toBe(false);
  const finding = { reason: 'parse-error', what: 'x', detail: 'y' };
  expect(check('finding', { ...sound, kind: 'finding', payload: finding })?.success).toBe(true);
  expect(check('file', { ...sound, kind: 'finding' })?.success).toBe(false);
});
