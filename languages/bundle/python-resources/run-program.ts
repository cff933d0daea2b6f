import type { PythonParser } from '../../python/parser.ts';
import { field, oneLine, readSyntax, type SyntaxNode, textOf } from '../../python/syntax.ts';
import type { Files } from '../paths.ts';
import { assign } from './assign.ts';
import { readExpression } from './expressions.ts';
import { runStatement } from './statements.ts';
import { type Given, listOf, open, type Runtime, type Scope, scalar, type Value } from './values.ts';

/** A program that goes on longer or deeper than this is left at that. */
const MAX_STEPS = 100_000;
const MAX_DEPTH = 30;
const MAX_SIZE = 20_000;

/** Follows the configuration programs of a bundle without running them: constants, loops over them, functions and classes. */
export function createRuntime(files: Files, parser: PythonParser, target: string | null): Runtime {
  const modules = new Map<string, Scope>();
  let steps = 0;
  let depth = 0;
  const runtime: Runtime = {
    files,
    target,
    evaluate: (node, scope) =>
      ++steps > MAX_STEPS ? open('…') : bounded(readExpression(node, scope, runtime), node),
    isSpent: () => steps > MAX_STEPS,
    call,
    moduleNames,
    modulesBelow: (name) => {
      const folder = `${name.replaceAll('.', '/')}/`;
      return [...files.keys()]
        .filter((path) => path.startsWith(folder) && path.endsWith('.py'))
        .sort()
        .map(moduleOf);
    },
    moduleOf,
  };
  return runtime;

  function call({ node, scope }: Value & { kind: 'function' }, given: Given): Value {
    const body = field(node, 'body');
    if (body === undefined || depth >= MAX_DEPTH) return open(textOf(field(node, 'name') ?? node));
    const inner: Scope = { file: scope.file, names: new Map(), outer: scope, returned: null };
    bind(node, given, inner);
    depth += 1;
    runStatement(body, inner, runtime);
    depth -= 1;
    return inner.returned ?? scalar(null);
  }

  function bind(node: SyntaxNode, { positional, named }: Given, inner: Scope): undefined {
    for (const [at, parameter] of (field(node, 'parameters')?.children ?? []).entries()) {
      if (parameter.type === 'list_splat_pattern') {
        assign(parameter.children[0] ?? parameter, listOf(positional.slice(at)), inner);
        continue;
      }
      const name = field(parameter, 'name') ?? parameter.children[0] ?? parameter;
      const preset = field(parameter, 'value');
      const value = positional[at] ?? named.get(textOf(name)) ?? (preset && runtime.evaluate(preset, inner));
      assign(name, value ?? open(textOf(name)), inner);
    }
  }

  function moduleNames(name: string): ReadonlyMap<string, Value> | null {
    const path = fileOf(files, name);
    if (path === null) return null;
    const known = modules.get(path);
    if (known !== undefined) return known.names;
    const scope: Scope = { file: path, names: new Map(), outer: null, returned: null };
    // Before it is run: modules may import each other.
    modules.set(path, scope);
    runStatement(readSyntax(parser, files.get(path) ?? ''), scope, runtime);
    return scope.names;
  }
}

/** Values that hold each other twice over grow without end. */
function bounded(value: Value, node: SyntaxNode): Value {
  const size =
    value.kind === 'list' ? value.items.length : value.kind === 'scalar' ? String(value.value).length : 0;
  return size > MAX_SIZE ? open(oneLine(node)) : value;
}

/** A module of the bundle: beside its root file, or in `src`. */
function fileOf(files: Files, module: string): string | null {
  const path = module.replaceAll('.', '/');
  const places = ['', 'src/'].flatMap((folder) => [`${folder}${path}.py`, `${folder}${path}/__init__.py`]);
  return places.find((place) => files.has(place)) ?? null;
}

const moduleOf = (file: string): string =>
  file
    .replace(/^src\//, '')
    .replace(/(?:\/__init__)?\.py$/, '')
    .replaceAll('/', '.');
