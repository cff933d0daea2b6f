import type { ItemOf } from '../../../../schemas/items/registry.ts';
import type { Reason } from '../../../../schemas/reason.ts';
import { hidesTables } from '../../../../schemas/reason.ts';

type Finding = ItemOf<'finding'>;

/** Findings that leave tables open, by where they stand. */
export interface FindingsAt {
  readonly ofFile: (path: string | null) => readonly Finding[];
  /** Those whose place is exactly that of a statement. */
  readonly ofLines: (path: string | null, lines: readonly [number, number] | null) => readonly Reason[];
  /** Pieces that were refused: they would have been items of this kind. */
  readonly refused: (kind: string) => readonly Finding[];
}

export function findingsAt(findings: readonly Finding[]): FindingsAt {
  const holes = findings.filter(({ payload }) => hidesTables(payload.reason));
  const files = Map.groupBy(holes, ({ path }) => path);
  const places = Map.groupBy(holes, ({ path, lines }) => JSON.stringify([path, lines]));
  return {
    ofFile: (path) => files.get(path) ?? [],
    ofLines: (path, lines) =>
      (places.get(JSON.stringify([path, lines])) ?? []).map(({ payload }) => payload.reason),
    refused: (kind) => findings.filter(({ payload }) => payload.what.startsWith(`${kind}: `)),
  };
}
