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

/** People join more weakly than what one makes and the other needs. */
const weightOf: Record<Tie['kind'], number> = { table: 1_000, package: 100, people: 1 };
const words: Record<Tie['kind'], readonly [string, string]> = {
  table: ['table', 'tables'],
  package: ['package', 'packages'],
  people: ['person', 'people'],
};

/**
 * Repositories as boxes framed by team, joined by what they share. Only those that share something are drawn; where they
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
  note: kindOf(row),
  look: 'code',
  frame: row.team === 'unassigned' ? null : row.team,
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

/** Ties between boxes; what goes the same way is one arrow, tables and packages before people. */
function arrowsOf(ties: readonly Tie[], boxOf: (repo: string) => string | undefined): readonly Arrow[] {
  const sums = new Map<string, { from: string; to: string; kinds: Map<Tie['kind'], number> }>();
  for (const { from, to, kind, things } of ties) {
    const ends = [boxOf(from), boxOf(to)] as const;
    if (ends[0] === undefined || ends[1] === undefined || ends[0] === ends[1]) continue;
    const [start, end] = kind === 'people' ? [...ends].sort() : ends;
    if (start === undefined || end === undefined) continue;
    const id = JSON.stringify([start, end, kind === 'people']);
    const sum = sums.get(id) ?? { from: start, to: end, kinds: new Map() };
    sum.kinds.set(kind, (sum.kinds.get(kind) ?? 0) + things);
    sums.set(id, sum);
  }
  return [...sums.values()].map(({ from, to, kinds }) => ({
    from,
    to,
    weight: [...kinds].reduce((all, [kind, things]) => all + weightOf[kind] * things, 0),
    label: [...kinds]
      .sort(([a], [b]) => weightOf[b] - weightOf[a])
      .map(([kind, things]) => countOf(things, ...words[kind]))
      .join(', '),
    dotted: kinds.has('people'),
  }));
}

function noteOf(alone: number, arrows: number, teams: number): string | null {
  const parts = [
    alone === 0 ? '' : countOf(alone, 'repository that shares nothing', 'repositories that share nothing'),
    arrows === 0 ? '' : countOf(arrows, 'weaker tie'),
    teams === 0 ? '' : countOf(teams, 'smaller team'),
  ].filter((part) => part !== '');
  return parts.length === 0 ? null : `Not drawn: ${parts.join(' and ')}.`;
}
