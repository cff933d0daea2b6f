import type { ItemOf, KnownItem } from '../../../schemas/items/registry.ts';
import { schemaOf } from './sql-items.ts';

export const PROGRAM = 'infra/__main__.py';
export const PROJECT_FILE = 'infra/Pulumi.yaml';

const FILES_A_CLUSTER = 200;
const CLUSTER = 'databricks:Cluster';
const SCHEMA = 'databricks:Schema';

/** How many clusters the stack of a repository of so many files makes. */
export const clustersOf = (files: number): number => Math.ceil(files / FILES_A_CLUSTER);

/** The first repository's stack is the platform that all others read. */
const projectOf = (nth: number): string => (nth === 0 ? 'platform' : `stack_${nth}`);

/** Other stacks that the program names; that of each third repository has been given up. */
const referencesOf = (nth: number): string[] => [
  ...(nth > 0 ? ['acme/platform/prod'] : []),
  ...(nth % 3 === 0 ? ['acme/given-up/prod'] : []),
];

/** A stack that makes the schema of the repository's tables, and the clusters that its jobs run on, in two environments. */
export function* pulumiItems(nth: number, files: number): Iterable<KnownItem> {
  const project = projectOf(nth);
  const stack_references = referencesOf(nth);
  yield {
    kind: 'pulumi-stack',
    path: PROJECT_FILE,
    lines: [1, 4],
    payload: {
      project,
      runtime: 'python',
      main: null,
      outputs: ['schema'],
      stack_references,
      stack_reference_places: stack_references.map((_, at) => `${PROGRAM}:${at + 3}`),
      stacks: ['dev', 'prod'],
    },
  };
  yield {
    kind: 'pulumi-config-key',
    path: PROGRAM,
    lines: [2, 2],
    payload: { project, key: 'nodeType', required: true, secret: false },
  };
  yield resource(project, SCHEMA, 'mart', [10, 14], { sort: 'schema', name: schemaOf(nth) });
  for (let at = 0; at < clustersOf(files); at += 1) {
    const name = `cluster_${nth}_${at}`;
    const from = { kind: 'resource', type: CLUSTER, name } as const;
    yield resource(project, CLUSTER, name, [20 + at * 5, 24 + at * 5], { sort: 'cluster', name });
    yield {
      kind: 'pulumi-dependency',
      path: PROGRAM,
      lines: [20 + at * 5, 24 + at * 5],
      payload: { project, from, to: { kind: 'resource', type: SCHEMA, name: 'mart' }, via: 'dependsOn' },
    };
  }
}

function resource(
  project: string,
  type: string,
  name: string,
  lines: [number, number],
  makes: { readonly sort: 'schema' | 'cluster'; readonly name: string },
): ItemOf<'pulumi-resource'> {
  const made = { ...makes, platform: 'databricks', environment: null, is_maker: true } as const;
  return {
    kind: 'pulumi-resource',
    path: PROGRAM,
    lines,
    payload: { project, kind: 'resource', type, name, stack_references: [], makes: [made] },
  };
}
