import type { Staging } from '../../adapters/staging/staging.ts';
import { byCodeUnit } from '../../schemas/canonical-json.ts';
import type { MineResult } from '../../schemas/cli/mine.ts';
import type { MinedParts } from '../../schemas/run.ts';

/** Hands each staged envelope to `line` and counts items by kind and rejects by reason. */
export async function summarize(
  staging: Staging,
  repo: string,
  parts: readonly MinedParts[],
  line: (text: string) => void,
): Promise<MineResult> {
  const items = new Map<string, number>();
  const rejects = new Map<string, number>();
  for (const part of parts.flatMap((mined) => mined.items)) {
    for await (const text of staging.readLines(part)) {
      count(items, (JSON.parse(text) as { kind: string }).kind);
      line(text);
    }
  }
  for (const part of parts.flatMap((mined) => mined.rejects)) {
    for await (const text of staging.readLines(part))
      count(rejects, (JSON.parse(text) as { reason: string }).reason);
  }
  const unseen = parts.reduce((sum, mined) => sum + (mined.unseen?.count ?? 0), 0);
  return { repo, items: byName(items), rejects: byName(rejects), unseen };
}

const count = (counts: Map<string, number>, name: string): void =>
  void counts.set(name, (counts.get(name) ?? 0) + 1);

const byName = (counts: ReadonlyMap<string, number>): Record<string, number> =>
  Object.fromEntries([...counts].sort(([a], [b]) => byCodeUnit(a, b)));
