import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { placeName } from '../../../../activities/envelopes/place.ts';
import { refusedItems } from '../../../../activities/ontology-change/refused-items.ts';
import { createFileStaging } from '../../../../adapters/staging/file-staging.ts';
import type { Staging } from '../../../../adapters/staging/staging.ts';
import { applySteps } from '../../../../ontology/changes/apply-steps.ts';
import { shippedMeaning } from '../../../../ontology/meaning.ts';
import { canonicalJson } from '../../../../schemas/canonical-json.ts';
import type { Item } from '../../../../schemas/envelope.ts';
import { CONTRACT_VERSION } from '../../../../schemas/envelope.ts';
import { SEAL, type SealedIndex } from '../../../../schemas/sealed-index.ts';
import { file, run } from '../4-stage/records.ts';

let root: string;
let staging: Staging;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'fresh-refused-'));
  staging = createFileStaging({ root });
});
afterEach(() => rm(root, { recursive: true }));

const line = ({ kind, path, lines, payload }: Item): string =>
  canonicalJson({
    contract_version: CONTRACT_VERSION,
    event_ts: run.committed_at,
    kind,
    payload,
    source: { lines, miner: 'm', miner_version: '1', path, repo: run.repo, sha: run.sha },
    trace_id: run.trace_id,
  });

/** Every file lacks it. */
const after = applySteps(shippedMeaning, [
  {
    do: 'add-property',
    of: 'File',
    property: 'owner',
    is: { type: 'string', required: true, description: 'Who keeps it.', example: 'payments' },
  },
]);
const refused = () => refusedItems(staging, ['file'], shippedMeaning, after);

/** A run that follows another one: its own part tells all there is at the places that it replaced. */
async function seal(base: readonly Item[], replaced: readonly string[], own: readonly Item[]): Promise<void> {
  const content_hash = 'a'.repeat(64);
  const part = (name: string, lines: readonly string[]) => staging.writePart(run, name, lines);
  const basePart = await part('sealed/base', base.map(line));
  const index: SealedIndex = {
    contract_version: CONTRACT_VERSION,
    run: { ...run, run_id: await staging.openRun(run.repo, 'w1') },
    sequence: 1,
    fingerprint: 'items-1.facts-1',
    parts: [{ kind: 'file', ref: await part('sealed/own', own.map(line)), content_hash }],
    rejects: await part('sealed/rejects', []),
    rejected: [],
    base: {
      run,
      parts: [{ kind: 'file', ref: basePart, content_hash, standing: base.length - replaced.length }],
      replaced: await part(
        'sealed/replaced',
        replaced.map((path) => JSON.stringify(placeName('m', path))),
      ),
      places: await part('sealed/places', []),
    },
    counts: { items: base.length - replaced.length + own.length, rejects: 0, duplicates: 0 },
    content_hash,
  };
  await part(SEAL, [canonicalJson(index)]);
}

test('items that were replaced since are not tried: a change is not refused for what is no longer said', async () => {
  await seal([file('a.sql'), file('b.sql'), file('c.sql')], ['a.sql', 'b.sql'], [file('a.sql', 2)]);
  expect(await refused()).toEqual([expect.stringMatching(/^2 items tried would be refused: file: .*owner/)]);
});

test('what was replaced takes no place among the first items that are tried', async () => {
  const gone = Array.from({ length: 250 }, (_, n) => `a${String(n).padStart(3, '0')}.sql`);
  await seal([...gone.map((path) => file(path)), file('z.sql')], gone, []);
  expect(await refused()).toEqual([expect.stringMatching(/^1 items tried/)]);
});
