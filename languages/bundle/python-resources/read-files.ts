import { joinPath } from '../../paths.ts';
import { readYaml } from '../../yaml/read-yaml.ts';
import { isPlain } from '../plain.ts';
import { type Given, listOf, type Place, type Runtime, scalar, textIn, type Value } from './values.ts';

/** An opened file of the bundle; its text is its only field. Undefined where it is not there. */
export function openFile({ positional: [path] }: Given, runtime: Runtime, place: Place): Value | undefined {
  const written = textIn(path);
  const text = written === null ? undefined : runtime.files.get(joinPath('', written));
  return text === undefined
    ? undefined
    : { kind: 'table', of: 'File', entries: new Map([['text', scalar(text)]]), place };
}

/** What YAML holds, which JSON is a part of: of an open file or of a text. */
export function parseText({ positional: [source] }: Given, place: Place): Value | undefined {
  const text = textIn(source?.kind === 'table' ? source.entries.get('text') : source);
  const read = text === null ? null : readYaml(text);
  return read === null || 'error' in read ? undefined : asValue(read.value, place);
}

function asValue(value: unknown, place: Place): Value {
  if (Array.isArray(value)) return listOf(value.map((item) => asValue(item, place)));
  if (isPlain(value)) {
    const entries = Object.entries(value).map(([key, entry]) => [key, asValue(entry, place)] as const);
    return { kind: 'table', of: null, entries: new Map(entries), place };
  }
  const isScalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return scalar(isScalar ? value : null);
}
