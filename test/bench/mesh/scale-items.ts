import type { KnownItem } from '../../../schemas/items/registry.ts';
import { changeItem, repositoryItems } from './repository-items.ts';

/** How a graph of a given size is made up. */
export interface ScaleShape {
  readonly repositories: number;
  /** Files of each repository that are like those of real ones: hubs, chains, tables and packages that all share. */
  readonly files: number;
  /** Functions of each repository beside these: a node and an edge each. */
  readonly functions: number;
}

/** A large graph is made of many repositories, each of about so many nodes. */
const REPOSITORY = 50_000;
/** As counted, without what analyzers add. */
const NODES_A_FILE = 8.2;
const EDGES_A_FILE = 13.6;
const PER_MODULE = 50;
/** A module of functions is a node more, and its file another one. */
const NODES_A_FUNCTION = (PER_MODULE + 2) / PER_MODULE;
/** So much of every graph is like real ones, however few edges are asked for: at least so many more come with it. */
const LEAST_SHARE = 0.15;

/** The shape with about so many nodes and, where they are more than the nodes, about so many edges. */
export function shapeOf({ nodes, edges }: { readonly nodes: number; readonly edges: number }): ScaleShape {
  const repositories = Math.max(1, Math.round(nodes / REPOSITORY));
  const wanted = (edges / nodes - 1) / (EDGES_A_FILE / NODES_A_FILE - 1);
  const share = Math.min(1, Math.max(LEAST_SHARE, wanted));
  const each = nodes / repositories;
  return {
    repositories,
    files: Math.ceil((each * share) / NODES_A_FILE),
    functions: Math.ceil((each * (1 - share)) / NODES_A_FUNCTION),
  };
}

/** What miners would say of the nth repository. */
export function* scaleItems(nth: number, { files, functions }: ScaleShape): Iterable<KnownItem> {
  yield* repositoryItems(nth, files);
  for (let module = 0; module * PER_MODULE < functions; module += 1) yield* moduleItems(module);
}

/** One person changed them all, in every repository: a hub that grows with the graph. */
function* moduleItems(module: number): Iterable<KnownItem> {
  const path = `plain/area_${module % 40}/module_${module}.py`;
  const name = path.replace(/\.py$/, '').replaceAll('/', '.');
  yield { kind: 'file', path, lines: null, payload: fileOf(module) };
  yield changeItem(path, 0, module);
  yield {
    kind: 'python-module',
    path,
    lines: [1, 900],
    payload: { module: name, loc: 700, imports: [], calls: [], unnamed_calls: 0, main: false },
  };
  for (let at = 0; at < PER_MODULE; at += 1) {
    yield {
      kind: 'python-function',
      path,
      lines: [at * 12 + 1, at * 12 + 9],
      payload: {
        module: name,
        qualname: `load_${at}`,
        occurrence: 1,
        is_async: false,
        decorators: [],
        parameters: at % 4,
        complexity: (at % 9) + 1,
        loc: 8,
        calls: [],
        unnamed_calls: 0,
      },
    };
  }
}

const fileOf = (module: number) =>
  ({
    blob: module.toString(16).padStart(40, '0'),
    size: 20_000,
    mode: 'file',
    state: 'text',
    language: 'Python',
    lines: 900,
    notebook: false,
  }) as const;
