import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { byCodeUnit } from '../../schemas/canonical-json.ts';
import { UsageError } from '../exit-codes.ts';
import type { Kind } from './kind.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A labelled case, parted so that whoever answers cannot see what is expected. */
export interface Case {
  readonly id: string;
  readonly feature: string;
  /** The only thing an answer may be made from. */
  readonly given: Fields;
  /** The fields that are judged. */
  readonly expected: Fields;
}

/** Fields of a case that are no answers, whatever its kind. */
const NOT_JUDGED = new Set([
  'id',
  'dialect',
  'feature',
  'sql',
  'schema',
  'files',
  'entry',
  'notes',
  'note',
  'semantics',
]);

/**
 * The labelled cases of a folder or of a JSON lines file, in its order.
 * @throws UsageError when there is nothing to read, or a line or file is no case.
 */
export function readCases(kind: Pick<Kind, 'form' | 'inputs' | 'name'>, path: string): readonly Case[] {
  if (!existsSync(path)) throw bad(path, 'does not exist', 'name the folder of a labelled set');
  const cases = kind.form === 'lines' ? readLines(path, kind.inputs) : readFolders(path);
  if (cases.length === 0) throw bad(path, 'holds no case', `a ${kind.name} set is ${FORMS[kind.form]}`);
  const twice = cases.find(({ id }, at) => cases.findIndex((other) => other.id === id) !== at);
  if (twice !== undefined)
    throw bad(path, `names the case ${twice.id} twice`, 'give each case an id of its own');
  return cases;
}

const FORMS = {
  lines: 'a cases.jsonl file, one case a line',
  folders: 'one folder a case, each with its expected.json',
} as const;

function readLines(path: string, inputs: readonly string[]): Case[] {
  const file = statSync(path).isDirectory() ? join(path, 'cases.jsonl') : path;
  if (!existsSync(file)) throw bad(path, 'has no cases.jsonl', `this kind of set is ${FORMS.lines}`);
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, at) => (line.trim() === '' ? [] : [readLine(line, `${file}:${at + 1}`, inputs)]));
}

function readLine(line: string, where: string, inputs: readonly string[]): Case {
  const fields = parse(line, where);
  if (typeof fields['id'] !== 'string') throw bad(where, 'has no id', 'give each case an id, a text');
  const given = Object.fromEntries(
    inputs.filter((name) => name in fields).map((name) => [name, fields[name]]),
  );
  return caseOf(fields['id'], fields, given);
}

function readFolders(path: string): Case[] {
  if (!statSync(path).isDirectory()) throw bad(path, 'is a file', `this kind of set is ${FORMS.folders}`);
  return readdirSync(path)
    .filter((name) => existsSync(join(path, name, 'expected.json')))
    .sort(byCodeUnit)
    .map((id) => {
      const expected = join(path, id, 'expected.json');
      return caseOf(id, parse(readFileSync(expected, 'utf8'), expected), { files: filesOf(join(path, id)) });
    });
}

function caseOf(id: string, fields: Fields, given: Fields): Case {
  const expected = Object.fromEntries(
    Object.entries(fields).filter(([name]) => !NOT_JUDGED.has(name) && !Object.hasOwn(given, name)),
  );
  return { id, feature: String(fields['feature'] ?? 'all'), given, expected };
}

/** Every file below the folder but what is expected of it: path with slashes to text. */
function filesOf(root: string): Readonly<Record<string, string>> {
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => path !== 'expected.json')
    .sort(byCodeUnit);
  return Object.fromEntries(
    paths.map((path) => [path.split(sep).join('/'), readFileSync(join(root, path), 'utf8')]),
  );
}

function parse(text: string, where: string): Fields {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  } catch (cause) {
    throw bad(where, 'is not JSON', 'mend it, or name another file', cause);
  }
  throw bad(where, 'is no JSON object', 'a case is one object');
}

const bad = (where: string, fault: string, next: string, cause?: unknown): UsageError =>
  new UsageError(`${where} ${fault}: ${next}`, { cause });
