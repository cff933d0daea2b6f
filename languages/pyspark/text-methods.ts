import { text, unknown, type Value } from './values.ts';

/** Methods of a string whose result is known when the arguments are. */
export function callTextMethod(
  receiver: string,
  method: string,
  given: readonly Value[],
  named: ReadonlyMap<string, Value>,
): Value {
  const [first] = given;
  if (method === 'lower') return text(receiver.toLowerCase());
  if (method === 'upper') return text(receiver.toUpperCase());
  if (method === 'strip') return text(receiver.trim());
  if (method === 'join' && first?.kind === 'list') return joinTexts(receiver, first.items);
  return method === 'format' ? formatText(receiver, given, named) : unknown('runtime-data');
}

function joinTexts(separator: string, items: readonly Value[]): Value {
  const open = items.find((one) => one.kind !== 'text');
  if (open !== undefined) return open.kind === 'unknown' ? open : unknown('runtime-data');
  return text(items.map((one) => (one.kind === 'text' ? one.text : '')).join(separator));
}

/** `{}`, `{0}` and `{name}`; anything else in the braces is left to run time. */
function formatText(pattern: string, given: readonly Value[], named: ReadonlyMap<string, Value>): Value {
  let next = 0;
  let open: Value | null = null;
  const result = pattern.replaceAll(/\{(\w*)\}/g, (_, key: string) => {
    const value = key === '' ? given[next++] : (given[Number(key)] ?? named.get(key));
    if (value?.kind === 'text') return value.text;
    open ??= value?.kind === 'unknown' ? value : unknown('runtime-data');
    return '';
  });
  return open ?? text(result);
}
