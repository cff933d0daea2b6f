import { namedOutside } from '../../../../languages/named-outside.ts';
import { below, joinPath, relativePath } from '../../../../languages/paths.ts';
import { readPulumiProject } from '../../../../languages/pulumi/read-project.ts';
import type { Profile } from '../../../../schemas/repository.ts';
import type { Mined, Project, ProjectMiner } from '../../miner.ts';
import { projectItems } from './items.ts';

/** What programs are written in, data that they read, and notebooks that they deploy. Of settings of stacks nothing is read but that they are there. */
const READ = /\.(?:py|[cm]?[jt]s|sql|ipynb|scala|r|json|ya?ml)$/i;
/** What may name other files by their paths. */
const PROGRAM = /\.(?:[cm]?[jt]s|py|ya?ml)$/i;
const MODULE_ENDINGS = ['.ts', '.js', '.mts', '.cts'];
const STACK_FILE = /^Pulumi\.([\w-]+)\.ya?ml$/;
const LEFT_OUT =
  /(?:^|\/)(?:node_modules|\.?venv|site-packages|__pycache__)\/|\.d\.[cm]?ts$|(?:^|\/)(?:package-lock|tsconfig[\w.-]*)\.json$/;

const rootsOf = ({ markers }: Pick<Profile, 'markers'>): string[] =>
  [...new Set(markers.filter(({ kind }) => kind === 'pulumi').map(({ root }) => root))]
    .filter((root) => !LEFT_OUT.test(`${root}/`))
    .sort();

/** Pulumi projects read without running them: resources, what they depend on, settings, outputs. */
export const pulumiMiner: ProjectMiner = {
  name: 'pulumi',
  version: '0.5.0',
  unit: 'project',
  kinds: ['pulumi-stack', 'pulumi-resource', 'pulumi-dependency', 'pulumi-config-key', 'finding'],
  reason: (profile) => {
    const roots = rootsOf(profile);
    return roots.length > 0
      ? `Pulumi ${roots.length === 1 ? 'project' : 'projects'} in ${roots.map((root) => root || 'the root').join(', ')}`
      : null;
  },
  roots: rootsOf,
  accepts: ({ path }, root) => {
    const inner = below(root, path);
    return inner !== null && READ.test(inner) && !LEFT_OUT.test(inner);
  },
  beyond: ({ root, files }) =>
    namedOutside(
      root,
      files.filter(({ path }) => PROGRAM.test(path) && !isStackFile(path)),
      MODULE_ENDINGS,
    ).filter((path) => !LEFT_OUT.test(`${path}/`)),
  mine: (project, tools) => minePulumi(project, (files) => readPulumiProject(files, tools)),
};

const isStackFile = (path: string): boolean => STACK_FILE.test(path.slice(path.lastIndexOf('/') + 1));

type Read = (files: ReadonlyMap<string, string>) => ReturnType<typeof readPulumiProject>;

function minePulumi({ root, files }: Project, read: Read): Mined {
  const inner = new Map(files.map(({ path, text }) => [relativePath(root, path), text] as const));
  const name = ['Pulumi.yaml', 'Pulumi.yml'].find((file) => inner.has(file));
  if (name === undefined) return { items: [], rejects: [] };
  const at = (file: string): string => joinPath(root, file);
  const facts = read(new Map([...inner].filter(([file]) => !isStackFile(file))));
  const folder = { file: name, stacks: stacksIn(inner.keys()), has: (file: string) => inner.has(file), at };
  if (!('error' in facts)) return { items: projectItems(facts, folder), rejects: [] };
  const lines: [number, number] | null = facts.line === null ? null : [facts.line, facts.line];
  const reject = {
    kind: 'pulumi-stack',
    reason: 'parse-error',
    path: at(name),
    lines,
    detail: facts.error,
  } as const;
  return { items: [], rejects: [reject] };
}

/** Stacks by the files of their settings, which stand beside the project file. */
const stacksIn = (files: Iterable<string>): string[] =>
  [...files].flatMap((file) => STACK_FILE.exec(file)?.[1] ?? []).sort();
