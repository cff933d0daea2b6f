import { CONSTANT, direct, type Flow, unite } from './flow.ts';

/** No name of a column begins with it. */
const MARK = '\u0000';

/** A parameter of a function whose body is a block: it stands for itself until a call says what it is. */
export const parameterFlow = (name: string): Flow => direct(`${MARK}${name.toLowerCase()}`);

export const isParameter = (source: string): boolean => source.startsWith(MARK);

/** What a block gives, with the values of a call in the place of its parameters. */
export function withArguments(flow: Flow, given: ReadonlyMap<string, Flow>): Flow {
  const parameters = [...flow.sources].filter(isParameter);
  if (parameters.length === 0) return flow;
  const values = parameters.map((source) => given.get(source.slice(MARK.length)) ?? CONSTANT);
  const sources = new Set([...flow.sources].filter((source) => !isParameter(source)));
  const all = unite([{ ...flow, sources }, ...values]);
  const { kind, confidence } = unite(values);
  const isPassedOn = flow.kind === 'direct' || (flow.kind === 'expression' && kind === 'constant');
  return isPassedOn && sources.size === 0 ? { ...all, kind, confidence } : all;
}
