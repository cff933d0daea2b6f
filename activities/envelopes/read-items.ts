import type { Staging } from '../../adapters/staging/staging.ts';
import type { Item } from '../../schemas/envelope.ts';
import type { MinedParts, RunRef } from '../../schemas/run.ts';
import { consumeLine } from './consume.ts';
import type { Entry } from './content.ts';
import type { Beat } from './heartbeat.ts';
import { mergeSorted } from './merge.ts';

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
  for await (const entry of mergeSorted(
    parts.map((part) => entriesOf(staging.readLines(part), run, wanted, beat)),
  )) {
    if (entry.content === last) continue;
    last = entry.content;
    const { kind, payload, source } = entry.envelope;
    yield { kind, path: source.path, lines: source.lines, payload };
  }
}

async function* entriesOf(
  lines: AsyncIterable<string>,
  run: Pick<RunRef, 'repo' | 'sha'>,
  wanted: ReadonlySet<string>,
  beat: Beat,
): AsyncIterable<Entry> {
  for await (const line of lines) {
    beat();
    if (!wanted.has(kindAtHead(line) ?? '')) continue;
    const consumed = consumeLine(run, line);
    if (consumed.ok) yield consumed.entry;
  }
}

const HEAD = /^\{"contract_version":"[^"]*","event_ts":"[^"]*","kind":"([^"]*)"/;

/** Kind of a canonical line, told from its first bytes. */
const kindAtHead = (line: string): string | undefined => HEAD.exec(line)?.[1];
