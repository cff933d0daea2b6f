import type { Graph } from '../../../adapters/memgraph/graph.ts';
import type { Staging } from '../../../adapters/staging/staging.ts';
import { isShared, type Meaning } from '../../../ontology/meaning.ts';
import { byCodeUnit, canonicalJson } from '../../../schemas/canonical-json.ts';
import { Reject } from '../../../schemas/reject.ts';
import type { RunRef } from '../../../schemas/run.ts';
import type { SealedIndex } from '../../../schemas/sealed-index.ts';
import { collectFacts } from '../facts/collect-facts.ts';
import { ofPaths, readSayings } from '../facts/read-sayings.ts';
import type { Refusal, Saying } from '../facts/say.ts';
import {
  edgesOn,
  type LiveTouched,
  liveAmong,
  liveTouched,
  type Touched,
  touchedBy,
} from '../live/live-touched.ts';
import { type Books, idsOf, pathText, readBooks, severalPaths } from './books.ts';
import { carryBooks } from './carry-books.ts';
import { changedPaths } from './changed-paths.ts';
import { comparisonOf, restOf } from './compare-part.ts';
import type { Compared } from './plan-write.ts';
import type { WrittenRun } from './written-run.ts';

/** From this share of all paths on, comparing everything costs less than telling what a change touches. */
const MOST_PATHS = 0.3;

export interface Sides {
  readonly graph: Graph;
  readonly staging: Staging;
  readonly run: RunRef;
  readonly index: SealedIndex;
  readonly written: WrittenRun;
  readonly meaning: Meaning;
  readonly pulse: (step: string) => void;
}

/** What a run says of some paths, or in some kinds of items. */
export interface Share {
  readonly sayings: readonly Saying[];
  readonly refused: readonly Refusal[];
}

/** What is compared: both runs' shares, and which envelopes and rejects these cover. */
export interface Compare {
  readonly was: readonly Saying[];
  readonly is: readonly Saying[];
  readonly now: Share;
  /** Paths, as JSON texts, of which the shares hold everything. */
  readonly paths: ReadonlySet<string>;
  readonly covers: (said: { readonly kind: string; readonly path: string | null }) => boolean;
  /** Kinds whose other envelopes may speak of the same facts; absent: any. */
  readonly speakers?: ReadonlySet<string>;
}

/**
 * Compares only what changed since the written run: envelopes of paths of which something else is said, with those of other
 * paths that speak of the same facts. Null when that is not all that may change: an envelope of another path would be
 * accepted or refused otherwise than before.
 */
export async function planChanges(sides: Sides): Promise<Compared | null> {
  const { staging, index, written, pulse } = sides;
  const { changed, all } = await changedPaths(staging, written.index, index);
  if (changed.size > all * MOST_PATHS) return null;
  const books = await readBooks(staging, written.books);
  const before = await sharesOf(sides, written.index, changed);
  const now = await sharesOf(sides, index, changed);
  pulse('changed paths mapped');
  const [was, is] = [differing(before, now, books), differing(now, before, books)];
  return compareShares(sides, books, {
    was,
    is,
    now,
    paths: changed,
    covers: ({ path }) => changed.has(pathText(path)),
  });
}

/** The plan by what two shares say; null when it is not all that may change. */
export async function compareShares(sides: Sides, books: Books, compare: Compare): Promise<Compared | null> {
  const { graph, run, written } = sides;
  const { was, is, now } = compare;
  const touched = touchedBy([...was, ...is]);
  // The graph is the one that the written run left: what nobody could say until now is not in it, and need not be looked for.
  const sayable = compare.speakers?.size === 0 ? touchedBy(was) : touched;
  const live = await liveTouched(graph, run.repo, sayable.values());
  if ([...live.nodes, ...live.edges].some(({ held }) => held)) return null;
  const others = await otherSayings(sides, compare, touched, live, books);
  if (others === null) return null;
  const speaking = [...is, ...others];
  const collected = collectFacts(speaking, sides.meaning, await endsElsewhere(sides, speaking, touched));
  const own = new Set(is.map(({ order }) => order));
  if (!collected.refused.every(({ order = '' }) => own.has(order))) return null;
  if (await touchesOthers(sides, touched, live, collected, books)) return null;
  return {
    nodes: collected.nodes,
    edges: collected.edges,
    comparison: comparisonOf(written, live, collected),
    rejects: [
      ...(await earlierRejects(sides, compare)),
      ...[...now.refused, ...collected.refused].map(({ reject }) => reject),
    ].sort(byText),
    rest: restOf(written.hash, live).state,
    touched: [...touched.values()],
    books: carryBooks(books, { was, is, refused: collected.refused }, touched, severalPaths(speaking)),
  };
}

/** What one side says and the other does not, and what was refused before: that is judged again. */
function differing(side: Share, other: Share, { refused }: Books): readonly Saying[] {
  const said = new Set(other.sayings.map(({ order }) => order));
  const before = new Set(refused.map(({ order }) => order));
  return side.sayings.filter(({ order }) => !said.has(order) || before.has(order));
}

const byText = (a: Reject, b: Reject): number => byCodeUnit(canonicalJson(a), canonicalJson(b));

const sharesOf = (
  { staging, run, meaning, pulse }: Sides,
  index: SealedIndex,
  paths: ReadonlySet<string>,
  kinds?: ReadonlySet<string>,
): Promise<Share> =>
  readSayings(staging, index, run.repo, meaning, pulse, {
    ...ofPaths(paths),
    ...(kinds === undefined ? {} : { kinds }),
  });

/**
 * Envelopes that say what they said and speak of touched facts, as far as they speak of these. Null when one of another
 * path was refused before: what it says besides could then come back.
 */
async function otherSayings(
  sides: Sides,
  { is, now, paths: covered, covers, speakers }: Compare,
  touched: ReadonlyMap<string, Touched>,
  live: LiveTouched,
  { several, refused }: Books,
): Promise<readonly Saying[] | null> {
  const paths = new Set<string>();
  for (const id of touched.keys()) for (const path of several.get(id) ?? []) paths.add(path);
  for (const { path } of [...live.nodes, ...live.edges]) paths.add(pathText(path ?? null));
  for (const path of covered) paths.delete(path);
  const judged = new Set(is);
  const silent = paths.size === 0 || speakers?.size === 0;
  const found = silent ? [] : (await sharesOf(sides, sides.index, paths, speakers)).sayings;
  const elsewhere = found.filter((saying) => !covers(saying));
  const speaks = ({ facts }: Saying): boolean => [...idsOf(facts)].some((id) => touched.has(id));
  const speaking = [...now.sayings.filter((saying) => !judged.has(saying)), ...elsewhere].filter(speaks);
  const before = new Set(refused.map(({ order }) => order));
  if (speaking.some(({ order }) => before.has(order))) return null;
  return speaking.map((saying) => ({
    ...saying,
    facts: {
      nodes: saying.facts.nodes.filter(({ rid }) => touched.has(rid)),
      edges: saying.facts.edges.filter(({ eid }) => touched.has(eid)),
    },
  }));
}

/** Owned ends that other envelopes assert: live, and not among the facts that may go. */
function endsElsewhere(
  { graph, run, meaning }: Sides,
  sayings: readonly Saying[],
  touched: ReadonlyMap<string, Touched>,
): Promise<Set<string>> {
  const ends = sayings.flatMap(({ facts }) => facts.edges.flatMap(({ from, to }) => [from, to]));
  const wanted = new Set(
    ends.filter(({ family, rid }) => !isShared(meaning, family) && !touched.has(rid)).map(({ rid }) => rid),
  );
  return liveAmong(graph, run.repo, wanted);
}

/** Whether other envelopes wait for what is new, or need what goes. */
async function touchesOthers(
  { graph, run }: Sides,
  touched: ReadonlyMap<string, Touched>,
  live: LiveTouched,
  { nodes, edges }: Pick<ReturnType<typeof collectFacts>, 'nodes' | 'edges'>,
  { refused }: Books,
): Promise<boolean> {
  const waiting = new Set(refused.flatMap(({ missing }) => (missing === null ? [] : [missing])));
  for (const id of [...nodes.keys(), ...edges.keys()]) if (waiting.has(id)) return true;
  const going = live.nodes.filter(({ rid }) => !nodes.has(rid)).map(({ rid }) => rid);
  for (const eid of await edgesOn(graph, run.repo, going)) if (!touched.has(eid)) return true;
  return false;
}

async function earlierRejects({ staging, written }: Sides, { covers }: Compare): Promise<readonly Reject[]> {
  const rejects: Reject[] = [];
  for await (const line of staging.readLines(written.rejects)) {
    const reject = Reject.parse(JSON.parse(line));
    if (!covers(reject)) rejects.push(reject);
  }
  return rejects;
}
