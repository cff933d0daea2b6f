import { growText } from './grow-text.ts';
import type { History, Step } from './history-schema.ts';

/** Path → text, of the finished tree or of files that were removed on the way. */
export type Texts = ReadonlyMap<string, string>;

export type Change =
  | { readonly kind: 'write'; readonly path: string; readonly text: string }
  | { readonly kind: 'remove'; readonly path: string };

export interface PlannedCommit {
  readonly branch: string;
  /** Branch whose tip is the second parent. */
  readonly merges: string | null;
  readonly at: string;
  readonly author: { readonly name: string; readonly email: string };
  readonly message: string;
  readonly changes: readonly Change[];
}

/** Turns the history into commits with their changes, each text grown as often as it is named. Throws when the history names what is not there. */
export function planCommits(history: History, finished: Texts, retired: Texts): PlannedCommit[] {
  const texts = new Map([...finished, ...retired]);
  const finals = followMoves(history.commits);
  const named = history.commits.map((step) => expand(step, texts, finished, finals));
  const growth: Growth = { texts, steps: countMentions(named), done: new Map() };
  const names = new Map([...finals].map(([old, final]) => [final, old]));
  const branches = new Map<string, Map<string, 'write' | 'remove'>>();

  return history.commits.map((step, index) => {
    const changes: Change[] = [...bringBack(branches.get(step.merge ?? ''), growth)];
    for (const [from, to] of Object.entries(step.move)) {
      names.set(to, to);
      changes.push({ kind: 'remove', path: from }, { kind: 'write', path: to, text: textNow(to, growth) });
    }
    for (const final of named[index] ?? []) {
      growth.done.set(final, (growth.done.get(final) ?? 0) + 1);
      changes.push({ kind: 'write', path: names.get(final) ?? final, text: textNow(final, growth) });
    }
    for (const path of step.remove) changes.push({ kind: 'remove', path });
    const branch = step.on ?? 'main';
    const touched = branches.get(branch) ?? new Map();
    for (const { kind, path } of changes) touched.set(path, kind);
    branches.set(branch, touched);
    return {
      branch,
      merges: step.merge ?? null,
      at: step.at,
      author: authorOf(step, history),
      message: step.say,
      changes,
    };
  });
}

interface Growth {
  readonly texts: Texts;
  /** How often the whole history names a file, and how often it has by now. */
  readonly steps: ReadonlyMap<string, number>;
  readonly done: Map<string, number>;
}

/** What a branch touched, in its state of now: main may have changed the same file since. */
function bringBack(touched: ReadonlyMap<string, 'write' | 'remove'> | undefined, growth: Growth): Change[] {
  return [...(touched ?? [])].map(([path, kind]) =>
    kind === 'remove' ? { kind, path } : { kind, path, text: textNow(path, growth) },
  );
}

function textNow(final: string, { texts, steps, done }: Growth): string {
  return growText(texts.get(final) ?? '', done.get(final) ?? 0, steps.get(final) ?? 1);
}

/** Old path → path at the end. */
function followMoves(commits: readonly Step[]): Map<string, string> {
  const finals = new Map<string, string>();
  for (const { move } of commits.toReversed()) {
    for (const [from, to] of Object.entries(move)) finals.set(from, finals.get(to) ?? to);
  }
  return finals;
}

/** Final paths that a commit changes. A folder stands for its finished files: what was removed has to be named. */
function expand(step: Step, texts: Texts, finished: Texts, finals: ReadonlyMap<string, string>): string[] {
  const paths = step.files.flatMap((name) => {
    if (name.endsWith('/')) return [...finished.keys()].filter((path) => path.startsWith(name)).sort();
    return [finals.get(name) ?? name];
  });
  for (const path of paths)
    if (!texts.has(path)) throw new Error(`history: ${step.at} names ${path}, which has no text`);
  return [...new Set(paths)];
}

function countMentions(named: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const path of named.flat()) counts.set(path, (counts.get(path) ?? 0) + 1);
  return counts;
}

function authorOf(step: Step, { people }: History): { name: string; email: string } {
  const author = people[step.by];
  if (author === undefined)
    throw new Error(`history: ${step.at} is by ${step.by}, who is not among the people`);
  return author;
}
