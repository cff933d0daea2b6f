import type { Staging } from '../../adapters/staging/staging.ts';
import type { Item } from '../../schemas/envelope.ts';
import type { MinedParts, RunRef } from '../../schemas/run.ts';
import { openConsumer } from './consume.ts';
import type { Entry } from './content.ts';
import type { Beat } from './heartbeat.ts';
import { type Groups, mergeSorted } from './merge.ts';

/**
 * Items of some kinds out of all parts of a run, in staging order and each once. Parts and lines of other kinds are passed
 * over unparsed; a record that breaks its contract is left out here and refused with a reason when the run is sealed.
 */
export async function* readItems(
  staging: Staging,
  run: Pick<RunRef, 'repo' | 'sha'>,
  mined: readonly MinedParts[],
  wanted: ReadonlySet<string>,
  beat: Beat,
): AsyncIterable<Item> {
  const parts = mined
    .filter((one) => one.kinds?.some((kind) => wanted.has(kind)) ?? true)
    .flatMap((one) => one.items);
  let last: string | null = null;
  const streams = parts.map((part) => entriesOf(staging.readGroups(part), run, wanted, beat));
  for await (const batch of mergeSorted(streams)) {
    for (const entry of batch) {
      if (entry.content === last) continue;
      last = entry.content;
      const { kind, payload, source } = entry.envelope;
      yield { kind, path: source.path, lines: source.lines, payload };
    }
  }
}

async function* entriesOf(
  groups: Groups<string>,
  run: Pick<RunRef, 'repo' | 'sha'>,
  wanted: ReadonlySet<string>,
  beat: Beat,
): Groups<Entry> {
  const consume = openConsumer(run);
  function* wantedOf(lines: Iterable<string>): Iterable<Entry> {
    for (const line of lines) {
      beat();
      if (!wanted.has(kindAtHead(line) ?? '')) continue;
      const consumed = consume(line);
      if (consumed.ok) yield consumed.entry;
    }
  }
  for await (const lines of groups) yield wantedOf(lines);
}

const HEAD = /^\{"contract_version":"[^"]*","event_ts":"[^"]*","kind":"([^"]*)"/;

/** Kind of a canonical line, told from its first bytes. */
const kindAtHead = (line: string): string | undefined => HEAD.exec(line)?.[1];
