import type { StatementFlow } from '../../../../languages/sql/lineage/statement-columns.ts';
import { sha1 } from '../../../../languages/sql/sha1.ts';
import { byCodeUnit, canonicalJson } from '../../../../schemas/canonical-json.ts';
import type { ItemOf, Payload } from '../../../../schemas/items/registry.ts';
import { placeIn } from './places.ts';
import type { Program } from './read-programs.ts';
import type { Step } from './steps.ts';

type StepPayload = Payload<'program-step'>;
type Tables = Pick<StepPayload, 'step' | 'reads' | 'writes' | 'confidence' | 'reason'>;

const FOLLOWED = 'followed-through-program';

/** Steps and the column flows that they bring, in the order of the file. */
export function stepItems(
  program: Program,
  steps: readonly Step[],
  programs: ReadonlyMap<string, Program>,
): readonly (ItemOf<'program-step'> | ItemOf<'column-flow'>)[] {
  const seen = new Map<string, number>();
  return steps
    .map((step) => ({ step, found: placeIn(program, step.at, programs), tables: tablesOf(step) }))
    .filter(({ tables }) => tables.reads.length + tables.writes.length > 0)
    .sort(
      (a, b) =>
        (a.found.lines?.[0] ?? 0) - (b.found.lines?.[0] ?? 0) ||
        byCodeUnit(canonicalJson(a.tables), canonicalJson(b.tables)),
    )
    .flatMap(({ step, found, tables }, index) => {
      const hash = sha1(JSON.stringify([tables.step, tables.writes, tables.reads])).slice(0, 12);
      const occurrence = (seen.get(hash) ?? 0) + 1;
      seen.set(hash, occurrence);
      const { lines, cell } = found;
      const language = found.language === 'run' ? 'other' : found.language;
      const at = { path: program.path, lines };
      const by = occurrence > 1 ? `${hash}~${occurrence}` : hash;
      return [
        {
          kind: 'program-step',
          ...at,
          payload: { hash, occurrence, ordinal: index + 1, language, cell, ...tables },
        } as const,
        ...step.flows
          .flatMap((flow) => flowPayload(flow, by))
          .map((payload) => ({ kind: 'column-flow', ...at, payload }) as const),
      ];
    });
}

function tablesOf({ reads, writes, confidence }: Step): Tables {
  const names = [...new Set(reads)].filter((name) => name !== '').sort(byCodeUnit);
  if (writes === null || writes === '')
    return { step: 'read', reads: names, writes: [], confidence: 1, reason: null };
  return {
    step: 'write',
    reads: names,
    writes: [writes],
    confidence,
    reason: confidence < 1 ? FOLLOWED : null,
  };
}

function flowPayload(flow: StatementFlow, by: string): readonly Payload<'column-flow'>[] {
  const { table, column, sources, kind, confidence } = flow;
  if (table === '' || column === '') return [];
  const named = sources.filter((source) => source.table !== '' && source.column !== '');
  const sorted = named
    .map((source) => ({ ...source }))
    .sort((a, b) => byCodeUnit(canonicalJson(a), canonicalJson(b)));
  return [
    { table, column, sources: sorted, flow: kind, confidence, reason: confidence < 1 ? FOLLOWED : null, by },
  ];
}
