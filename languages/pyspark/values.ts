/** Why a name stays unknown. */
export type Reason =
  | 'widget-without-default'
  | 'function-parameter'
  | 'environment'
  | 'runtime-data'
  | 'missing-file'
  | 'undefined-name';

/** What an expression may stand for. Objects of Spark hold the rows' origins only. */
export type Value =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'dict'; readonly entries: ReadonlyMap<string, Value> }
  | { readonly kind: 'parser'; readonly options: Map<string, Value> }
  | { readonly kind: 'session' | 'reader'; readonly options: ReadonlyMap<string, Value> }
  | { readonly kind: 'frame'; readonly sources: ReadonlySet<string> }
  | { readonly kind: 'writer'; readonly sources: ReadonlySet<string>; readonly target: string | null }
  | { readonly kind: 'unknown'; readonly reason: Reason };

export const text = (value: string): Value => ({ kind: 'text', text: value });
export const unknown = (reason: Reason): Value => ({ kind: 'unknown', reason });
export const frame = (sources: Iterable<string>): Value => ({ kind: 'frame', sources: new Set(sources) });
