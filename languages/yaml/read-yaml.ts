import { isCollection, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { depthOf } from './depth.ts';

/** A YAML document as plain values, and the lines of what stands in it. */
export interface YamlDocument {
  readonly value: unknown;
  /** First and last line of the value at a path of keys and indexes; null when there is nothing. */
  readonly linesOf: (path: readonly (string | number)[]) => [number, number] | null;
}

/** A node may be used again by alias, and so grow without bound; no honest file comes near. */
const MAX_ALIASES = 1_000;
const MAX_CHARACTERS = 4 * 1024 * 1024;
const MAX_DEPTH = 100;

export type YamlResult =
  | YamlDocument
  | {
      readonly error: string;
      readonly line: number | null;
      readonly reason: 'parse-error' | 'too-large' | 'too-deep';
    };

/** Reads one YAML document; invalid ones, double keys and alias bombs are errors as values. */
export function readYaml(text: string): YamlResult {
  if (text.length > MAX_CHARACTERS) return { error: 'too many characters', line: null, reason: 'too-large' };
  if (depthOf(text) > MAX_DEPTH)
    return { error: `more than ${MAX_DEPTH} levels`, line: null, reason: 'too-deep' };
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: true,
    merge: true,
    logLevel: 'silent',
  });
  const [problem] = document.errors;
  if (problem !== undefined) {
    return {
      error: problem.message.split('\n')[0] ?? '',
      line: problem.linePos?.[0].line ?? null,
      reason: 'parse-error',
    };
  }
  try {
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    return { value, linesOf: (path) => linesAt(document.contents, path, lines) };
  } catch (error) {
    // toJS throws a ReferenceError for too many or unknown aliases; there is no form that returns it.
    return {
      error: error instanceof Error ? error.message : String(error),
      line: null,
      reason: 'parse-error',
    };
  }
}

function linesAt(
  root: Node | null,
  path: readonly (string | number)[],
  lines: LineCounter,
): [number, number] | null {
  let node: unknown = root;
  for (const key of path) {
    if (isMap(node) || isSeq(node)) node = node.get(key, true);
    else return null;
  }
  if (!isScalar(node) && !isCollection(node)) return null;
  const range = node.range;
  if (range === null || range === undefined) return null;
  const last = lines.linePos(Math.max(range[0], range[1] - 1)).line;
  return [lines.linePos(range[0]).line, last];
}
