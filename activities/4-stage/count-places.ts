import { byCodeUnit } from '../../schemas/canonical-json.ts';
import { placeOf } from '../envelopes/place.ts';

/** Counts the envelopes of a run by kind and place while they are sealed. */
export interface PlaceTally {
  readonly see: (kind: string, line: string) => void;
  /** `[kind, place, number]`, one a line, sorted. */
  readonly lines: () => readonly string[];
}

export function openPlaceTally(): PlaceTally {
  const kinds = new Map<string, Map<string, number>>();
  return {
    see: (kind, line) => {
      const places = kinds.get(kind) ?? new Map<string, number>();
      kinds.set(kind, places);
      const place = placeOf(line);
      places.set(place, (places.get(place) ?? 0) + 1);
    },
    lines: () =>
      [...kinds]
        .flatMap(([kind, places]) =>
          [...places].map(([place, number]) => JSON.stringify([kind, place, number])),
        )
        .sort(byCodeUnit),
  };
}
