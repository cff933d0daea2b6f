import { capped, sortedBy } from '../_style/order.ts';
import type { Rows } from '../report.ts';

type Pair = Rows<'unexplained_pairs'>['unexplained_pairs'][number];

const MOST_PAIRS = 20;
const MOST_HUBS = 15;
/** Below this share of the less often changed file, two files meet by chance as often as not. */
const LEAST_SHARE = 0.3;
/** A file with so many partners, a change log for example, says nothing of any one of them. */
const HUB_PARTNERS = 8;

/** Pairs that meet often enough to mean something, those that only meet a file that changes with everything apart. */
export function surprisingPairs(rows: readonly Pair[]) {
  const close = rows.filter(({ share }) => share >= LEAST_SHARE);
  const partners = Map.groupBy(
    close.flatMap(({ path, other_path }) => [path, other_path]),
    (path) => path,
  );
  const hubs = [...partners]
    .map(([path, met]) => ({ path, partners: met.length }))
    .filter((file) => file.partners >= HUB_PARTNERS);
  const isHub = new Set(hubs.map(({ path }) => path));
  const pairs = close.filter(({ path, other_path }) => !isHub.has(path) && !isHub.has(other_path));
  const best = capped(
    sortedBy(pairs, ({ together, path, other_path }) => [-together, path, other_path]),
    MOST_PAIRS,
  );
  const widest = capped(
    sortedBy(hubs, (file) => [-file.partners, file.path]),
    MOST_HUBS,
  );
  return {
    shown: sortedBy(best.shown, ({ path, other_path }) => [path, other_path]),
    more: best.more,
    hubs: { shown: sortedBy(widest.shown, ({ path }) => [path]), more: widest.more },
  };
}
