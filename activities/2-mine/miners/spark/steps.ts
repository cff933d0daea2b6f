import type { ProgramFacts, StatementFacts } from '../../../../languages/pyspark/facts.ts';
import type { Program } from './read-programs.ts';
import { type Deed, deedsOf, type IsTold } from './told-once.ts';

type Flows = StatementFacts['flows'];

/** What a program does with tables at one place. */
export interface Step {
  /** Where it comes about, in this file or in one that the program runs. */
  readonly at: Pick<StatementFacts, 'file' | 'lines'>;
  readonly reads: readonly string[];
  /** Null where it only reads. */
  readonly writes: string | null;
  readonly confidence: number;
  readonly flows: Flows;
}

/** Steps of a program: each table that it writes with what flows into it there, and what it reads for no table. */
export function stepsOf(program: Program, { statements }: ProgramFacts, isTold: IsTold): readonly Step[] {
  const feeding = new Set(statements.flatMap(({ edges }) => edges.map(({ from }) => from)));
  const selves = new Set(
    statements.flatMap(({ reads, writes }) => writes.filter((name) => reads.includes(name))),
  );
  return statements.flatMap((at): readonly Step[] => {
    const told = deedsOf(at).filter((deed) => isTold(program, at, deed));
    const reads = told.flatMap(({ does, name }) =>
      does === 'read' && !feeding.has(name) && !selves.has(name) ? [name] : [],
    );
    const reading: Step = { at, reads, writes: null, confidence: 1, flows: [] };
    return [...told.flatMap((deed) => writing(at, deed)), ...(reads.length === 0 ? [] : [reading])];
  });
}

function writing(at: StatementFacts, deed: Deed): readonly Step[] {
  if (deed.does !== 'write') return [];
  const sureness = at.edges.filter(({ to }) => to === deed.name).map(({ confidence }) => confidence);
  const flows = at.flows.filter(({ table }) => table === deed.name);
  return [{ at, reads: deed.from, writes: deed.name, confidence: Math.min(1, ...sureness), flows }];
}
