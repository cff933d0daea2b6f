import { datasetName } from '../../../../languages/pyspark/dataset-name.ts';
import { sha1 } from '../../../../languages/sql/sha1.ts';
import { byCodeUnit } from '../../../../schemas/canonical-json.ts';
import type { ItemOf, Payload } from '../../../../schemas/items/registry.ts';
import { placeOf } from './place-of.ts';
import type { Program } from './read-programs.ts';
import type { Step } from './steps.ts';

type StepItem = ItemOf<'program-step'>;

/** How sure it is that rows go from one table to another, as the engine says of each pair. */
export type Sureness = (from: string, to: string) => number;

/** Steps as items, in the order of the file. */
export function stepItems(program: Program, steps: readonly Step[], sureness: Sureness): readonly StepItem[] {
  const seen = new Map<string, number>();
  return steps
    .map((step) => ({ step, at: placeOf(program, step.place, namesOf(step)) }))
    .sort(
      (a, b) =>
        (a.at.lines?.[0] ?? 0) - (b.at.lines?.[0] ?? 0) || byCodeUnit(JSON.stringify(a.step), JSON.stringify(b.step)),
    )
    .map(({ step, at }, index): StepItem => {
      const payload = tablesOf(step, sureness);
      const hash = sha1(JSON.stringify([payload.step, payload.writes, payload.reads])).slice(0, 12);
      const occurrence = (seen.get(hash) ?? 0) + 1;
      seen.set(hash, occurrence);
      const { language } = at;
      return {
        kind: 'program-step',
        path: program.path,
        lines: at.lines,
        payload: { hash, occurrence, ordinal: index + 1, language: language === 'run' ? 'other' : language, cell: at.cell, ...payload },
      };
    });
}

const namesOf = ({ reads, writes }: Step): readonly string[] => (writes === null ? reads : [writes, ...reads]);

type Tables = Pick<Payload<'program-step'>, 'step' | 'reads' | 'writes' | 'confidence' | 'reason'>;

function tablesOf({ reads, writes }: Step, sureness: Sureness): Tables {
  const spelled = [...new Set(reads.map(datasetName))].filter((name) => name !== '').sort(byCodeUnit);
  if (writes === null) return { step: 'read', reads: spelled, writes: [], confidence: 1, reason: null };
  const confidence = Math.min(1, ...reads.filter((name) => name !== writes).map((name) => sureness(name, writes)));
  const reason = confidence < 1 ? 'followed-through-program' : null;
  return { step: 'write', reads: spelled, writes: [datasetName(writes)], confidence, reason };
}
