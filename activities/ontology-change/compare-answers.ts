import type { Row } from '../../adapters/memgraph/graph.ts';
import { byCodeUnit, canonicalJson } from '../../schemas/canonical-json.ts';
import { type Declared, nowNamed, speaksOf } from './declared.ts';
import type { Answer } from './rehearse.ts';

/**
 * How an answer after a change differs from the one before it in a way that the change does not declare; null where it does
 * not. What is only named otherwise is the same; rows may go where their label is removed, and come or change where the
 * change gives them their label.
 */
export function answerFault(before: Answer, after: Answer, declared: Declared): string | null {
  if ('fault' in before) return null;
  if ('fault' in after) return `its answer is no longer what it declares: ${after.fault}`;
  const [was, is] = [before, after].map(({ rows }) => countRows(rows, declared));
  if (was === undefined || is === undefined) return null;
  const [lost, gained] = [beyond(was, is), beyond(is, was)];
  const about = (name: string) => (row: string) => speaksOf(row, name);
  const changing = declared.changing.filter((name) => gained.some(about(name)));
  const missed = lost.filter((row) => ![...declared.going, ...changing].some((name) => speaksOf(row, name)));
  const strange = gained.filter((row) => !declared.changing.some((name) => speaksOf(row, name)));
  if (missed.length === 0 && strange.length === 0) return null;
  return `its answer on the sample changes: ${[told(missed, 'lost'), told(strange, 'new')].filter((part) => part !== '').join(', ')}`;
}

/** How often each row stands in an answer, under the names that hold after the change. */
function countRows(rows: readonly Row[], declared: Declared): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const text = canonicalJson(nowNamed(row, declared));
    counts.set(text, declared.merges ? 1 : (counts.get(text) ?? 0) + 1);
  }
  return counts;
}

const beyond = (one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): readonly string[] =>
  [...one]
    .flatMap(([row, count]) => Array<string>(Math.max(0, count - (other.get(row) ?? 0))).fill(row))
    .sort(byCodeUnit);

/** Of a row that is told of, in characters: enough to find it again by. */
const SHOWN = 300;

const told = (rows: readonly string[], how: string): string => {
  const [first] = rows;
  if (first === undefined) return '';
  const example = first.length > SHOWN ? `${first.slice(0, SHOWN)}…` : first;
  return `${rows.length} ${rows.length === 1 ? 'row is' : 'rows are'} ${how}, as ${example}`;
};
