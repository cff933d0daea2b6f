import { readYamlParts, type YamlPart } from '../yaml/read-yaml.ts';
import { type FlatValue, flatten, isMap } from './flatten.ts';
import { statesKind } from './states-kind.ts';

/** A document that says itself what it is. */
export interface StatedDocument {
  /** As the document spells it. */
  readonly kind: string;
  /** The same in small words joined by `-`. */
  readonly words: string;
  readonly name: string;
  readonly lines: [number, number];
  readonly fields: ReadonlyMap<string, FlatValue>;
  readonly leftOut: number;
}

/** A document that states a kind and could not be read, or that has no word of ours for it. */
export interface DocumentFault {
  readonly reason: 'parse-error' | 'too-large' | 'too-deep' | 'dynamic-name';
  readonly line: number | null;
  readonly error: string;
}

export interface StatedKinds {
  readonly documents: readonly StatedDocument[];
  readonly faults: readonly DocumentFault[];
}

const LONGEST_KIND = 80;

/**
 * Documents of a YAML or JSON text that state their own kind and have a name: catalogue entities, contracts, manifests. JSON
 * is read as the YAML that it is, so both have the same bounds, faults and lines.
 */
export function readStatedKinds(text: string): StatedKinds {
  if (!statesKind(text)) return { documents: [], faults: [] };
  const parts = readYamlParts(text);
  if (!Array.isArray(parts)) return { documents: [], faults: [parts as DocumentFault] };
  const documents: StatedDocument[] = [];
  const faults: DocumentFault[] = [];
  for (const part of parts as readonly YamlPart[]) {
    const read = 'error' in part ? part : statedIn(part.value, part.lines);
    if (read === null) continue;
    if ('error' in read) faults.push(read);
    else documents.push(read);
  }
  return { documents, faults };
}

function statedIn(value: unknown, lines: [number, number]): StatedDocument | DocumentFault | null {
  if (!isMap(value) || typeof value['kind'] !== 'string') return null;
  const kind = value['kind'].trim();
  const name = nameOf(value);
  if (kind === '' || name === null) return null;
  const words = wordsOf(kind);
  if (words === '' || /[{}$]/.test(kind))
    return { reason: 'dynamic-name', line: lines[0], error: `kind ${kind.slice(0, 80)} is no plain name` };
  const { fields, leftOut } = flatten(value, /secrets?$/i.test(kind));
  return { kind, words, name, lines, fields, leftOut };
}

/** Where documents of this sort put their name, most telling first. */
function nameOf(document: Readonly<Record<string, unknown>>): string | null {
  const metadata = isMap(document['metadata']) ? document['metadata'] : {};
  const given = [metadata['name'], document['name'], document['id']].find(
    (value) => (typeof value === 'string' && value.trim() !== '') || typeof value === 'number',
  );
  return given === undefined ? null : String(given).trim().slice(0, 300).toWellFormed();
}

/** `HTTPRoute` and `http_route` become `http-route`; '' where no letter or digit of ours is in it. */
const wordsOf = (kind: string): string =>
  kind
    .replaceAll(/([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])/g, '$1$3-$2$4')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_KIND)
    .replaceAll(/^-+|-+$/g, '');
