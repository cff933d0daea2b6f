import { changed, type Flow } from '../../sql/lineage/trace/flow.ts';
import type { Run } from '../interpret/run.ts';
import type { Frame } from '../values/objects.ts';
import type { Value } from '../values/value.ts';
import { frameOf, frameValue, LOST, newFrame } from './frame-values.ts';
import { column, flowNamed, unitedByName, withoutColumns } from './outputs.ts';

/** Rows of several frames together; nothing is known of their columns. Null where there is no frame. */
export function keptFrame(_run: Run, values: readonly Value[]): Value | null {
  const frames = values.flatMap((value) => framesIn(value));
  return frames.length === 0 ? null : frameValue(newFrame(sourcesOf(frames), LOST));
}

/** Frames that a value holds, in lists and dictionaries as well. */
export function framesIn(value: Value, depth = 0): Frame[] {
  const own = frameOf(value);
  if (own !== null) return [own];
  if (depth > 3) return [];
  const parts =
    value.kind === 'list'
      ? value.items
      : value.kind === 'dict'
        ? [...value.entries.values()]
        : value.kind === 'either'
          ? value.options
          : [];
  return parts.flatMap((item) => framesIn(item, depth + 1));
}

export const sourcesOf = (frames: readonly Frame[]): string[] =>
  frames.flatMap(({ sources }) => [...sources]);

/** Two frames of the same origins as one; null where they are not. */
export function unitedFrames(_run: Run, one: Value, other: Value): Value | null {
  const [left, right] = [frameOf(one), frameOf(other)];
  if (left === null || right === null || left.sources.size !== right.sources.size) return null;
  if (![...left.sources].every((source) => right.sources.has(source))) return null;
  const output = unitedByName(left.output, right.output);
  return frameValue({ ...left, output, aliases: new Map([...left.aliases, ...right.aliases]) });
}

const HALF = /^(?:left_?)?(?:semi|anti)$/;

/** The one column of a key: of the side all of whose rows are kept, or of whichever has it. */
function keyFlow({ trace }: Run, left: Frame, right: Frame, key: string, how: string): Flow {
  const of = ({ output }: Frame): Flow => flowNamed(trace, output, key);
  if (/^(?:full|outer|full_?outer)$/.test(how)) return changed([of(left), of(right)]);
  return of(how.startsWith('right') ? right : left);
}

/** A join on columns that both sides have by one name, or on a condition (`keys` null). */
export function joinedFrames(
  run: Run,
  left: Frame,
  right: Frame,
  keys: readonly string[] | null,
  how: string,
): Frame {
  const sources = new Set(sourcesOf([left, right]));
  const aliases = new Map([...right.aliases, ...left.aliases]);
  if (HALF.test(how)) return { sources, aliases, output: left.output };
  if (keys === null) return { sources, aliases, output: [...left.output, ...right.output] };
  const merged = keys.map((key) => column(key.toLowerCase(), keyFlow(run, left, right, key, how)));
  const output = [...merged, ...withoutColumns(left.output, keys), ...withoutColumns(right.output, keys)];
  return { sources, aliases, output };
}
