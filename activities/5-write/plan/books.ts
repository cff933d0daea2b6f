import { z } from 'zod';
import type { Staging } from '../../../adapters/staging/staging.ts';
import { byCodeUnit } from '../../../schemas/canonical-json.ts';
import type { PartRef } from '../../../schemas/part-ref.ts';
import type { Refusal, Saying } from '../facts/say.ts';

const Head = z.strictObject({
  /** Envelopes that were mapped and then refused beside others, by their place in content order. */
  refused: z.array(z.strictObject({ order: z.string(), missing: z.string().nullable() })),
  accepted: z.int().nonnegative(),
});

/** What a write plan knew of its run beside the facts: enough to tell what a change of some paths can touch. */
export interface Books extends z.infer<typeof Head> {
  /** Paths, as JSON texts, of facts that are told of under more than one: id to paths. */
  readonly several: ReadonlyMap<string, readonly string[]>;
}

export const pathText = (path: string | null): string => JSON.stringify(path);

/** Facts that are told of under more than one path. */
export function severalPaths(sayings: Iterable<Saying>): Map<string, readonly string[]> {
  const first = new Map<string, string>();
  const several = new Map<string, Set<string>>();
  for (const { path, facts } of sayings) {
    const text = pathText(path);
    for (const id of idsOf(facts)) {
      const known = first.get(id);
      if (known === undefined) first.set(id, text);
      else if (known !== text) several.set(id, (several.get(id) ?? new Set([known])).add(text));
    }
  }
  return new Map([...several].map(([id, paths]) => [id, [...paths].sort(byCodeUnit)]));
}

/** Ids of the facts that an envelope stands for. */
export function* idsOf({ nodes, edges }: Saying['facts']): Iterable<string> {
  for (const { rid } of nodes) yield rid;
  for (const { eid } of edges) yield eid;
}

export const refusedBeside = (refused: readonly Refusal[]): Books['refused'] =>
  refused
    .flatMap(({ order, missing }) => (order === undefined ? [] : [{ order, missing: missing ?? null }]))
    .sort((a, b) => byCodeUnit(a.order, b.order));

/** The head, then one fact a line. */
export function* bookLines({ refused, accepted, several }: Books): Iterable<string> {
  yield JSON.stringify({ refused, accepted });
  for (const id of [...several.keys()].sort(byCodeUnit)) yield JSON.stringify([id, several.get(id)]);
}

export async function readBooks(staging: Staging, part: PartRef): Promise<Books> {
  let head: z.infer<typeof Head> | null = null;
  const several = new Map<string, readonly string[]>();
  for await (const line of staging.readLines(part)) {
    const value: unknown = JSON.parse(line);
    if (head === null) head = Head.parse(value);
    else {
      const [id, paths] = value as [string, string[]];
      several.set(id, paths);
    }
  }
  return { ...Head.parse(head), several };
}
