import { readYaml } from '../../yaml/read-yaml.ts';
import type { Run, Site } from '../interpret/run.ts';
import { type Args, valueAt } from '../values/arguments.ts';
import { stringOf, textOf } from '../values/text.ts';
import { constant, dict, list, objectValue, unknown, type Value } from '../values/value.ts';

/** Files of the program that it opens and reads as settings; what lies outside of it only the run knows. */
export function callFiles(run: Run, name: string, args: Args, _site: Site): Value | null {
  const given = valueAt(args, 0, 'file', 'fp', 's', 'stream');
  if (name === 'open' || name === 'builtins.open')
    return objectValue({ is: 'open-file', text: run.textAt(textOf(given)) });
  const text =
    given.kind === 'object' && given.object.is === 'open-file' ? given.object.text : stringOf(given);
  if (!/^(?:json\.loads?|yaml\.(?:safe_load|load|full_load))$/.test(name)) return null;
  if (text === null) return unknown('runtime-data');
  return plainValue(name.startsWith('json') ? parsedJson(text) : parsedYaml(text));
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parsedYaml(text: string): unknown {
  const read = readYaml(text);
  return 'error' in read ? undefined : read.value;
}

/** Deeper than settings are written. */
const DEEPEST = 40;

function plainValue(value: unknown, depth = 0): Value {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return constant(value);
  if (depth > DEEPEST || typeof value !== 'object') return unknown('runtime-data');
  if (Array.isArray(value)) return list(value.map((item) => plainValue(item, depth + 1)));
  return dict(Object.entries(value).map(([key, item]) => [key, plainValue(item, depth + 1)]));
}
