import type { PythonParser } from '../../python/parser.ts';
import type { Unresolved } from '../facts.ts';
import type { ConfigFile } from '../load.ts';
import { markPaths } from '../mark-paths.ts';
import type { Files } from '../paths.ts';
import { list, type Plain, plain, text } from '../plain.ts';
import { createRuntime } from './run-program.ts';
import { type Given, scalar, type Table, type Value } from './values.ts';

export interface PythonResources {
  readonly files: readonly ConfigFile[];
  readonly unresolved: readonly Unresolved[];
}

/**
 * Resources that functions of `python.resources` make (databricks-bundles), as if a file of the configuration had them:
 * a dictionary or object has the keys of the YAML, and paths count from the bundle's root.
 */
export function readPythonResources(
  config: Plain,
  files: Files,
  { parser, target }: { readonly parser: PythonParser; readonly target: string | null },
): PythonResources {
  // `experimental` is the old place.
  const settings = [plain(config['python']), plain(plain(config['experimental'])['python'])];
  const runtime = createRuntime(files, parser, target);
  const found: ConfigFile[] = [];
  const unresolved: Unresolved[] = [];
  const where = 'bundle:python';
  for (const name of settings.flatMap((one) => list(one['resources'])).flatMap((one) => text(one) ?? [])) {
    const made = callNamed(name);
    if (made?.kind !== 'table' || made.of !== 'Resources') {
      unresolved.push({ where, what: name, reason: made === null ? 'missing-file' : 'computed' });
      continue;
    }
    for (const [key, value] of made.entries) add(key, value);
  }
  // A mutator may change any resource after it was read.
  for (const name of settings.flatMap((one) => list(one['mutators'])).flatMap((one) => text(one) ?? []))
    unresolved.push({ where, what: name, reason: 'computed' });
  return { files: found, unresolved };

  function callNamed(name: string): Value | null {
    const [module = '', called = ''] = name.split(':');
    const callee = runtime.moduleNames(module)?.get(called);
    const bundle: Value = {
      kind: 'table',
      of: 'Bundle',
      entries: new Map([['target', scalar(target)]]),
      place: { file: '', lines: [1, 1] },
    };
    const given: Given = { positional: [bundle], named: new Map() };
    return callee?.kind === 'function' ? runtime.call(callee, given) : null;
  }

  function add(key: string, value: Value): undefined {
    const [section = '', name = ''] = [key.slice(0, key.indexOf('.')), key.slice(key.indexOf('.') + 1)];
    if (value.kind !== 'table') {
      unresolved.push({ where, what: name, reason: 'computed' });
      return;
    }
    const lost: string[] = [];
    const settled = plain(markPaths(settle(value, lost), '', ''));
    unresolved.push(
      ...lost.map((what): Unresolved => ({ where, what: `${name}: ${what}`, reason: 'computed' })),
    );
    found.push({
      path: value.place.file,
      value: { resources: { [section]: { [name]: settled } } },
      linesOf: (path) => linesIn(value, path.slice(3)),
    });
  }
}

/** Values as YAML would have them. What the text does not fix is left out and told; None stands for nothing said. */
function settle(value: Value, lost: string[]): unknown {
  if (value.kind === 'scalar') return value.value ?? undefined;
  if (value.kind === 'list')
    return value.items.map((item) => settle(item, lost)).filter((item) => item !== undefined);
  if (value.kind === 'table') {
    const entries = [...value.entries].map(([key, entry]) => [key, settle(entry, lost)] as const);
    return Object.fromEntries(entries.filter(([, entry]) => entry !== undefined));
  }
  lost.push(value.kind === 'open' ? value.text : value.kind);
  return undefined;
}

/** Lines of the innermost object on a path. */
function linesIn(table: Table, path: readonly (string | number)[]): [number, number] {
  let lines = table.place.lines;
  let value: Value | undefined = table;
  for (const key of path) {
    if (value?.kind === 'table') value = value.entries.get(String(key));
    else value = value?.kind === 'list' && typeof key === 'number' ? value.items[key] : undefined;
    if (value?.kind === 'table') lines = value.place.lines;
  }
  return lines;
}
