import { countOf } from '../_style/numbers.ts';
import { sortedBy } from '../_style/order.ts';
import { type Arrow, type Box, MOST_EDGES, MOST_NODES, strongest } from '../_style/picture.ts';
import type { Rows } from '../report.ts';
import { kindOf } from './kinds.ts';
import type { Tie } from './ties.ts';

type Repository = Rows<'repositories'>['repositories'][number];

export interface Sharing {
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
  readonly note: string | null;
}

/** Longer words on an arrow lie on the boxes beside it. */
const MOST_WORDS = 2;
/** Lines of people that a picture shows beside the arrows: more than a few hide what flows. */
const MOST_PEOPLE_LINES = 12;

/** People join more weakly than what one makes and the other needs. */
const weightOf: Record<Tie['kind'], number> = { table: 1_000, package: 100, people: 1 };
const words: Record<Tie['kind'], readonly [string, string]> = {
  table: ['table', 'tables'],
  package: ['package', 'packages'],
  people: ['person', 'people'],
};

/**
 * Repositories as boxes with their team, joined by what they share. Only those that share something are drawn; where they
 * are more than a picture holds, each team is one box.
 */
export function sharingPicture(repositories: readonly Repository[], ties: readonly Tie[]): Sharing | null {
  const tied = new Set(ties.flatMap(({ from, to }) => [from, to]));
  const drawn = sortedBy(
    repositories.filter(({ repo }) => tied.has(repo)),
    ({ team, repo }) => [team, repo],
  );
  if (drawn.length < 2) return null;
  const alone = repositories.length - drawn.length;
  if (drawn.length <= MOST_NODES) {
    const arrows = strongest(
      arrowsOf(ties, (repo) => repo),
      MOST_EDGES,
    );
    return { boxes: drawn.map(repositoryBox), arrows: arrows.kept, note: noteOf(alone, arrows.left, 0) };
  }
  return teamPicture(drawn, ties, alone);
}

const repositoryBox = (row: Repository): Box => ({
  key: row.repo,
  label: row.name,
  note: row.team === 'unassigned' ? kindOf(row) : `${kindOf(row)} of ${row.team}`,
  look: 'code',
  // Words on arrows that cross a frame end up below the boxes in it, so the team stands in the box.
  frame: null,
});

function teamPicture(drawn: readonly Repository[], ties: readonly Tie[], alone: number): Sharing {
  const teams = sortedBy(
    Map.groupBy(drawn, ({ team }) => team),
    ([team, own]) => [-own.length, team],
  );
  const kept = sortedBy(teams.slice(0, MOST_NODES), ([team]) => [team]);
  const teamOf = new Map(kept.flatMap(([team, own]) => own.map(({ repo }) => [repo, team] as const)));
  const arrows = strongest(
    arrowsOf(ties, (repo) => teamOf.get(repo)),
    MOST_EDGES,
  );
  const boxes = kept.map(
    ([team, own]): Box => ({
      key: team,
      label: team,
      note: countOf(own.length, 'repository', 'repositories'),
      look: 'group',
      frame: null,
    }),
  );
  return { boxes, arrows: arrows.kept, note: noteOf(alone, arrows.left, teams.length - kept.length) };
}

interface Bundle {
  readonly from: string;
  readonly to: string;
  readonly kinds: Map<Tie['kind'], number>;
}

const idOf = (from: string, to: string): string => JSON.stringify([from, to]);

/** Ties by the boxes that they join, those within one box left out. */
function bundlesOf(
  ties: readonly Tie[],
  boxOf: (repo: string) => string | undefined,
): ReadonlyMap<string, Bundle> {
  const bundles = new Map<string, Bundle>();
  for (const { kind, things, ...ends } of ties) {
    const [from, to] = [boxOf(ends.from), boxOf(ends.to)];
    if (from === undefined || to === undefined || from === to) continue;
    const bundle = bundles.get(idOf(from, to)) ?? { from, to, kinds: new Map() };
    bundle.kinds.set(kind, (bundle.kinds.get(kind) ?? 0) + things);
    bundles.set(idOf(from, to), bundle);
  }
  return bundles;
}

/** One arrow for what goes the same way. People go both ways: they are told on the arrow that is there, else by a line of their own. */
function arrowsOf(ties: readonly Tie[], boxOf: (repo: string) => string | undefined): readonly Arrow[] {
  const flows = new Map(
    bundlesOf(
      ties.filter(({ kind }) => kind !== 'people'),
      boxOf,
    ),
  );
  const lines = new Map<string, Bundle>();
  for (const { from, to, kinds } of bundlesOf(
    ties.filter(({ kind }) => kind === 'people'),
    boxOf,
  ).values()) {
    const known = flows.get(idOf(from, to)) ?? flows.get(idOf(to, from)) ?? lines.get(idOf(to, from));
    const line = known ?? { from, to, kinds: new Map() };
    line.kinds.set('people', (line.kinds.get('people') ?? 0) + (kinds.get('people') ?? 0));
    if (known === undefined) lines.set(idOf(from, to), line);
  }
  const drawn = strongest([...lines.values()].map(arrowOf), MOST_PEOPLE_LINES);
  return [...[...flows.values()].map(arrowOf), ...drawn.kept];
}

const arrowOf = ({ from, to, kinds }: Bundle): Arrow => ({
  from,
  to,
  weight: [...kinds].reduce((all, [kind, things]) => all + weightOf[kind] * things, 0),
  label: [...kinds]
    .sort(([a], [b]) => weightOf[b] - weightOf[a])
    .slice(0, MOST_WORDS)
    .map(([kind, things]) => countOf(things, ...words[kind]))
    .join(', '),
  dotted: kinds.size === 1 && kinds.has('people'),
});

function noteOf(alone: number, arrows: number, teams: number): string | null {
  const parts = [
    alone === 0 ? '' : countOf(alone, 'repository that shares nothing', 'repositories that share nothing'),
    arrows === 0 ? '' : countOf(arrows, 'weaker tie'),
    teams === 0 ? '' : countOf(teams, 'smaller team'),
  ].filter((part) => part !== '');
  return parts.length === 0 ? null : `Not drawn: ${parts.join(' and ')}.`;
}
