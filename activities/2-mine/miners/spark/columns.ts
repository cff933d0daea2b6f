import { datasetName } from '../../../../languages/pyspark/dataset-name.ts';
import type { ProgramFacts } from '../../../../languages/pyspark/facts.ts';
import { byCodeUnit, canonicalJson } from '../../../../schemas/canonical-json.ts';
import type { ItemOf, Payload } from '../../../../schemas/items/registry.ts';

type Flow = Payload<'column-flow'>;
type StepItem = ItemOf<'program-step'>;

/** A column of what a program writes, as the engine tells it: `object.column`. */
interface ColumnFact {
  readonly target: string;
  readonly sources: readonly string[];
  readonly kind: Flow['flow'];
  readonly confidence?: number;
}

/** Column flows, each at the step that writes its table; those of tables whose writing is told elsewhere are left to that. */
export function columnItems(facts: ProgramFacts, steps: readonly StepItem[]): readonly ItemOf<'column-flow'>[] {
  const names = new Set([...facts.reads, ...facts.writes]);
  const columns = (facts as ProgramFacts & { readonly columns?: readonly ColumnFact[] }).columns ?? [];
  return columns.flatMap((fact) => {
    const target = columnName(fact.target, names);
    const step = steps.find(({ payload }) => target !== null && payload.writes.includes(target.table));
    if (target === null || step === undefined) return [];
    const { hash, occurrence } = step.payload;
    const confidence = fact.confidence ?? step.payload.confidence;
    const payload: Flow = {
      ...target,
      sources: fact.sources.flatMap((source) => columnName(source, names) ?? []).sort(byJson),
      flow: fact.kind,
      confidence,
      reason: confidence < 1 ? 'followed-through-program' : null,
      by: occurrence > 1 ? `${hash}~${occurrence}` : hash,
    };
    return [{ kind: 'column-flow', path: step.path, lines: step.lines, payload } as const];
  });
}

const byJson = (a: unknown, b: unknown): number => byCodeUnit(canonicalJson(a), canonicalJson(b));

/** The longest known object that the text begins with; the rest is the column, which may hold dots. */
function columnName(text: string, names: ReadonlySet<string>): { table: string; column: string } | null {
  for (let dot = text.lastIndexOf('.'); dot > 0; dot = text.lastIndexOf('.', dot - 1)) {
    const [table, column] = [text.slice(0, dot), text.slice(dot + 1)];
    if (names.has(table) && column !== '') return { table: datasetName(table), column: column.toLowerCase() };
  }
  return null;
}
