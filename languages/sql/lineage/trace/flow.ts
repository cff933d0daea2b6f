import type { Output } from './relation.ts';

/** How a value came to be; `direct` is told into identity and rename when the column's name is known. */
export type FlowKind = 'constant' | 'direct' | 'expression' | 'aggregate' | 'unknown';

/** Where a value comes from: the columns of persistent tables that produce it, each as `table.column`. */
export interface Flow {
  readonly kind: FlowKind;
  readonly sources: ReadonlySet<string>;
  /** 1 only where nothing was assumed. */
  readonly confidence: number;
  /** Of a struct that was put together in sight: its fields. What is made of it has them no more. */
  readonly fields?: Output;
}

const STRENGTH: Readonly<Record<FlowKind, number>> = {
  constant: 0,
  direct: 1,
  expression: 2,
  aggregate: 3,
  unknown: 4,
};
const NONE: ReadonlySet<string> = new Set();

export const CONSTANT: Flow = { kind: 'constant', sources: NONE, confidence: 1 };
export const UNKNOWN: Flow = { kind: 'unknown', sources: NONE, confidence: 1 };
/** A value that no column produces: row_number(), EXISTS. */
export const COMPUTED: Flow = { kind: 'expression', sources: NONE, confidence: 1 };

export const direct = (source: string, confidence = 1): Flow => ({
  kind: 'direct',
  sources: new Set([source]),
  confidence,
});

/** All of them together: sources united, strongest kind. */
export function unite(flows: readonly Flow[]): Flow {
  const [first] = flows;
  if (first === undefined) return CONSTANT;
  if (flows.length === 1) return first;
  let { kind, confidence } = first;
  const sources = new Set(first.sources);
  for (const flow of flows.slice(1)) {
    if (STRENGTH[flow.kind] > STRENGTH[kind]) kind = flow.kind;
    confidence = Math.min(confidence, flow.confidence);
    for (const source of flow.sources) sources.add(source);
  }
  return { kind, sources, confidence };
}

/** What a function or operator makes of its arguments. */
export function changed(flows: readonly Flow[], to: 'expression' | 'aggregate' = 'expression'): Flow {
  const { fields: _fields, ...all } = unite(flows);
  if (to === 'expression' && all.kind === 'constant') return all;
  return STRENGTH[all.kind] >= STRENGTH[to] ? all : { ...all, kind: to };
}

export const lessSure = (flow: Flow, confidence: number): Flow =>
  flow.confidence <= confidence ? flow : { ...flow, confidence };

export const sameFlow = (left: Flow, right: Flow): boolean =>
  left.kind === right.kind && left.sources.size === right.sources.size;
