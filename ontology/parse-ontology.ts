import { type Document, LineCounter, parseDocument } from 'yaml';
import { faultsOfMeaning } from './faults.ts';
import { Ontology } from './ontology-schema.ts';

/** Reads ontology.yml. Throws one error that names the line of each fault. */
export function parseOntology(text: string): Ontology {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true });
  if (document.errors.length > 0) {
    throw new OntologyError(
      document.errors.map(({ pos, message }) => fault(lines.linePos(pos[0]).line, message)),
    );
  }
  const parsed = Ontology.safeParse(document.toJS());
  const faults = parsed.success
    ? faultsOfMeaning(parsed.data)
    : parsed.error.issues.map(({ path, message }) => ({ path: path.map(String), message }));
  if (faults.length > 0) {
    throw new OntologyError(
      faults.map(({ path, message }) =>
        fault(lineOf(document, lines, path), `${path.join('.')}: ${message}`),
      ),
    );
  }
  return Ontology.parse(document.toJS());
}

/** Each fault on a line of its own, as `ontology.yml:<line>: <what>`. */
class OntologyError extends Error {
  override readonly name = 'OntologyError';
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

const fault = (line: number, message: string): string => `ontology.yml:${line}: ${message.split('\n')[0]}`;

/** Line of the deepest node on the path: a missing key points at the map that lacks it. */
function lineOf(document: Document, lines: LineCounter, path: readonly string[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length).map(indexed), true) as
      | { range?: [number, number, number] }
      | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

const indexed = (part: string): string | number => (/^\d+$/.test(part) ? Number(part) : part);
