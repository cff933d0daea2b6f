import type { NameFilter } from '../syntax.ts';
import { lessSure } from './flow.ts';
import { column, type Output, type OutputItem } from './relation.ts';

/** The columns whose names fit; where nobody can tell all of them, less sure. Open tables stay open. */
export function filterNames(output: Output, filter: NameFilter): Output {
  const fits = testOf(filter);
  return output.flatMap((item): OutputItem[] => {
    if (item.is === 'open') return [item];
    if (fits === null) return [column(item.name, lessSure(item.flow, 0.5))];
    return item.name !== null && fits(item.name) !== filter.negated ? [item] : [];
  });
}

function testOf({ how, patterns }: NameFilter): ((name: string) => boolean) | null {
  if (how === 'names') return (name) => patterns.includes(name);
  const sources = patterns.map((pattern) =>
    how === 'like' ? likeSource(pattern) : regexSource(pattern, how),
  );
  if (sources.length === 0 || !sources.every((source) => source !== null && isCheap(source))) return null;
  const expression = new RegExp(sources.join('|'), 'isu');
  return (name) => expression.test(name);
}

const likeSource = (pattern: string): string =>
  `^${pattern
    .replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
    .replaceAll('%', '.*')
    .replaceAll('_', '.')}$`;

/** Without groups and alternatives nothing is tried twice at one place. */
const regexSource = (pattern: string, how: NameFilter['how']): string | null =>
  how === 'regex' &&
  /^\^?(?:[\w-]|\\[dwsDWS.]|\.|\[[\w-]+\])(?:[\w-]|\\[dwsDWS.]|[.*+?]|\[[\w-]+\])*\$?$/.test(pattern)
    ? pattern
    : null;

/** Names are short; with few repetitions an expression is done at once. */
const isCheap = (source: string): boolean =>
  source.length <= 200 && (source.match(/[*+?]/g) ?? []).length <= 4;
