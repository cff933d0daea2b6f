import type { StatementFacts } from '../../../../languages/pyspark/facts.ts';
import type { Program } from './read-programs.ts';

/** Reasons that hold for a piece of code by itself, and may not hold where others run it. */
const BY_ITSELF: ReadonlySet<string> = new Set([
  'function-parameter',
  'undefined-name',
  'widget-without-default',
]);

/** One thing that a statement does, so that two programs can be compared. */
export type Deed =
  | { readonly does: 'write'; readonly name: string; readonly from: readonly string[] }
  | { readonly does: 'read'; readonly name: string }
  | { readonly does: 'open'; readonly name: string; readonly reason: string };

/** Whether a program shall tell what its run does at a statement. */
export type IsTold = (program: Program, at: StatementFacts, deed: Deed) => boolean;

/**
 * What a program does in another file's code, by %run or import, is told once: by that file, where it does the same when it
 * is started by itself; else by the program that makes it so. A name that stays open in a file by itself is not open where
 * every program that runs it gives it a value.
 */
export function tellOnce(programs: readonly Program[]): IsTold {
  const own = new Map(programs.map((program) => [program.path, deedsOfItself(program)]));
  const settled = settledPlaces(programs);
  return ({ path }, at, deed) => {
    if (at.file !== path) return own.get(at.file)?.has(keyOf(at, deed)) !== true;
    return deed.does !== 'open' || !BY_ITSELF.has(deed.reason) || !settled.has(placeOf(at));
  };
}

export const deedsOf = ({ reads, writes, edges, unresolved }: StatementFacts): readonly Deed[] => [
  ...writes.map((name): Deed => {
    const from = edges.filter(({ to }) => to === name).map((edge) => edge.from);
    // What a statement reads of the table that it writes is no flow, yet it is read.
    return { does: 'write', name, from: reads.includes(name) ? [...from, name] : from };
  }),
  ...reads.map((name): Deed => ({ does: 'read', name })),
  ...unresolved.map(({ what, reason }): Deed => ({ does: 'open', name: what, reason })),
];

const placeOf = ({ file, lines }: StatementFacts): string => `${file}\n${lines.join('-')}`;
const keyOf = (at: StatementFacts, deed: Deed): string => `${placeOf(at)}\n${JSON.stringify(deed)}`;

const deedsOfItself = ({ path, facts }: Program): ReadonlySet<string> =>
  new Set(
    (facts?.statements ?? [])
      .filter(({ file }) => file === path)
      .flatMap((at) => deedsOf(at).map((deed) => keyOf(at, deed))),
  );

/** Places at which the programs of other files fix all names. */
function settledPlaces(programs: readonly Program[]): ReadonlySet<string> {
  const fixed = new Set<string>();
  const open = new Set<string>();
  for (const { path, facts } of programs)
    for (const at of facts?.statements ?? [])
      if (at.file !== path) (at.unresolved.length > 0 ? open : fixed).add(placeOf(at));
  return fixed.difference(open);
}
