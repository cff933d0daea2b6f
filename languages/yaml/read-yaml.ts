import {
  type Document,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseAllDocuments,
  parseDocument,
} from 'yaml';
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

interface YamlFault {
  readonly error: string;
  readonly line: number | null;
  readonly reason: 'parse-error' | 'too-large' | 'too-deep';
}

export type YamlResult = YamlDocument | YamlFault;

const PARSING = { uniqueKeys: true, merge: true, logLevel: 'silent' } as const;

/** Reads one YAML document; invalid ones, double keys and alias bombs are errors as values. */
export function readYaml(text: string): YamlResult {
  const fault = outOfBounds(text);
  if (fault !== null) return fault;
  const lines = new LineCounter();
  const document = parseDocument(text, { ...PARSING, lineCounter: lines });
  const read = plainValue(document);
  if ('error' in read) return read;
  return { value: read.value, linesOf: (path) => linesAt(document.contents, path, lines) };
}

function outOfBounds(text: string): YamlFault | null {
  if (text.length > MAX_CHARACTERS) return { error: 'too many characters', line: null, reason: 'too-large' };
  if (depthOf(text) > MAX_DEPTH)
    return { error: `more than ${MAX_DEPTH} levels`, line: null, reason: 'too-deep' };
  return null;
}

function plainValue(read: Document): { readonly value: unknown } | YamlFault {
  const [problem] = read.errors;
  if (problem !== undefined) {
    return {
      error: problem.message.split('\n')[0] ?? '',
      line: problem.linePos?.[0].line ?? null,
      reason: 'parse-error',
    };
  }
  try {
    return { value: read.toJS({ maxAliasCount: MAX_ALIASES }) };
  } catch (error) {
    // toJS throws a ReferenceError for too many or unknown aliases; there is no form that returns it.
    return {
      error: error instanceof Error ? error.message : String(error),
      line: null,
      reason: 'parse-error',
    };
  }
}

/** A document of a file that may hold several, with the lines that it takes. */
export type YamlPart = { readonly value: unknown; readonly lines: [number, number] } | YamlFault;

/** Reads all documents of a text that are split by `---`: a broken one is an error in its place, the others stand. */
export function readYamlParts(text: string): readonly YamlPart[] | YamlFault {
  const fault = outOfBounds(text);
  if (fault !== null) return fault;
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { ...PARSING, lineCounter: lines });
  if (!Array.isArray(documents)) return [];
  return documents.map((document): YamlPart => {
    const read = plainValue(document);
    if ('error' in read) return read;
    const [from, to] = document.contents?.range ?? [0, 1];
    return {
      value: read.value,
      lines: [lines.linePos(from).line, lines.linePos(Math.max(from, to - 1)).line],
    };
  });
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
