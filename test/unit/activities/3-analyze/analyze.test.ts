import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MockActivityEnvironment } from '@temporalio/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAnalyzeActivities } from '../../../../activities/3-analyze/activities.ts';
import type { Analyzer } from '../../../../activities/3-analyze/analyzer.ts';
import { openIngress } from '../../../../activities/envelopes/ingress.ts';
import { stageSaid } from '../../../../activities/envelopes/stage-said.ts';
import { createFileStaging } from '../../../../adapters/staging/file-staging.ts';
import type { Staging } from '../../../../adapters/staging/staging.ts';
import type { Envelope, Item } from '../../../../schemas/envelope.ts';
import type { KnownItem } from '../../../../schemas/items/registry.ts';
import type { MinedParts } from '../../../../schemas/run.ts';
import { coChange, file, run } from '../4-stage/records.ts';

let root: string;
let staging: Staging;
let read: string[];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'fresh-analyze-'));
  const disk = createFileStaging({ root });
  read = [];
  staging = {
    ...disk,
    readGroups: (part) => {
      read.push(part.uri);
      return disk.readGroups(part);
    },
  };
});
afterEach(() => rm(root, { recursive: true }));

async function mine(name: string, items: readonly Item[]): Promise<MinedParts> {
  const ingress = openIngress(run, { name: 'm', version: '1', kinds: ['file', 'co-change', 'python-class'] });
  ingress.take({ items, rejects: [] });
  return stageSaid(staging, run, 'm', name, ingress.close());
}

const analyzer = (analyze: Analyzer<'file' | 'co-change'>['analyze']): Analyzer => ({
  name: 'sizes',
  version: '7',
  reads: ['file', 'co-change'],
  produces: ['co-change'],
  analyze: analyze as Analyzer['analyze'],
});

function start(chosen: Analyzer, mined: readonly MinedParts[]): Promise<MinedParts> {
  const activities = createAnalyzeActivities({ staging }, { sizes: chosen });
  return new MockActivityEnvironment().run(activities.analyze, { run, analyzer: 'sizes', mined });
}

async function envelopesOf(parts: MinedParts, which: 'items' | 'rejects' = 'items'): Promise<Envelope[]> {
  const found: Envelope[] = [];
  for (const part of parts[which])
    for await (const line of staging.readLines(part)) found.push(JSON.parse(line) as Envelope);
  return found;
}

const pyClass: Item = {
  kind: 'python-class',
  path: 'c.py',
  lines: [1, 2],
  payload: { module: 'c', qualname: 'C', occurrence: 1, bases: [], decorators: [], loc: 2 },
};

describe('analyze', () => {
  it('hands over the kinds that the analyzer reads, in staging order and each once, whatever the order of the parts', async () => {
    const parts = [
      await mine('1', [file('b'), pyClass, coChange('a', 'b')]),
      await mine('2', [file('a'), file('b')]),
      await mine('3', [pyClass]),
    ];
    const seen: unknown[] = [];
    const watching = analyzer((inputs) => {
      seen.push(inputs);
      return { items: [], rejects: [] };
    });
    await start(watching, parts);
    await start(watching, [...parts].reverse());
    expect(seen[0]).toEqual({ file: [file('a'), file('b')], 'co-change': [coChange('a', 'b')] });
    expect(seen[1]).toEqual(seen[0]);
  });

  it('does not open parts that hold none of its kinds', async () => {
    const parts = [await mine('1', [file('b')]), await mine('2', [pyClass]), await mine('3', [])];
    await start(
      analyzer(() => ({ items: [], rejects: [] })),
      parts,
    );
    expect(read).toEqual([parts[0]?.items[0]?.uri]);
  });

  it('stages what the analyzer says under its name, checked like that of a miner', async () => {
    const bad = { ...coChange('x', 'y'), payload: { together: 0 } };
    const said = await start(
      analyzer(({ file: files }) => ({
        items: [
          ...files.map(({ path }) => coChange(path ?? '', 'z')),
          bad,
          file('undeclared'),
        ] as unknown as KnownItem[],
        rejects: [{ kind: 'co-change', reason: 'dynamic-name', path: 'q', lines: [2, 2], detail: 'why' }],
      })),
      [await mine('1', [file('b')])],
    );
    expect(said).toMatchObject({ producer: 'sizes', kinds: ['co-change', 'finding'] });
    const items = await envelopesOf(said);
    expect(items.map(({ kind, source }) => [kind, source.path])).toEqual([
      ['co-change', 'b'],
      ['finding', 'x'],
      ['finding', 'undeclared'],
      ['finding', 'q'],
    ]);
    expect(items[0]).toMatchObject({
      source: { miner: 'sizes', miner_version: '7', sha: run.sha },
      event_ts: run.committed_at,
    });
    const rejects = await envelopesOf(said, 'rejects');
    expect(rejects).toHaveLength(3);
    expect(JSON.stringify(rejects)).toContain('together');
  });

  it('carries on which files the miners that it reads could not look at', async () => {
    const unseenBy = async (miner: string, kinds: string[], ...paths: string[]): Promise<MinedParts> => {
      const lines = paths.map((path) => JSON.stringify({ miner, path, why: 'thread crashed' }));
      const unseen = await staging.writePart(run, `mine/${miner}.unseen.jsonl`, lines);
      return { ...(await mine(miner, [file('b')])), kinds, unseen };
    };
    const nothing = analyzer(() => ({ items: [], rejects: [] }));
    const said = await start(nothing, [
      await unseenBy('files', ['file'], 'x', 'y'),
      await unseenBy('pairs', ['co-change'], 'x'),
      await unseenBy('classes', ['python-class'], 'z'),
    ]);
    const lines: unknown[] = [];
    if (said.unseen !== undefined)
      for await (const line of staging.readLines(said.unseen)) lines.push(JSON.parse(line));
    expect(lines).toEqual([
      { miner: 'sizes', path: 'x', why: 'not seen by files' },
      { miner: 'sizes', path: 'y', why: 'not seen by files' },
    ]);
    expect((await start(nothing, [await mine('all', [file('b')])])).unseen).toBeUndefined();
  });

  it('refuses a name that is not in the registry, also one that every object has', async () => {
    const { analyze } = createAnalyzeActivities({ staging });
    for (const name of ['nobody', 'constructor']) {
      await expect(
        new MockActivityEnvironment().run(analyze, { run, analyzer: name, mined: [] }),
      ).rejects.toMatchObject({
        name: 'ContractBroken',
      });
    }
  });
});
