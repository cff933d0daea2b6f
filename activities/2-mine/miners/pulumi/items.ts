import { tidyPath } from '../../../../languages/paths.ts';
import type { Dependency, Place, PulumiFacts, Resource } from '../../../../languages/pulumi/facts.ts';
import type { KnownItem } from '../../../../schemas/items/registry.ts';
import { madeThings, nameFindings } from './made-things.ts';

/** Facts of a project as items; `at` makes a path of the repository of one of the project. */
export function projectItems(
  facts: PulumiFacts,
  { file: projectFile, stacks, has, at }: ProjectFolder,
): KnownItem[] {
  const place = ({ file, lines }: Place): { path: string; lines: [number, number] | null } => ({
    path: at(file),
    lines: lines === null ? null : [lines[0], lines[1]],
  });
  return [
    stackItem(facts, at(projectFile), stacks, at),
    ...resourceItems(facts, { stacks, has, at, place }),
    ...facts.resources.flatMap((resource) =>
      nameFindings(resource, stacks).map(
        (payload): KnownItem => ({ kind: 'finding', ...place(resource), payload }),
      ),
    ),
    ...dependencyItems(facts, place),
    ...facts.config.map(
      (read): KnownItem => ({
        kind: 'pulumi-config-key',
        ...place(read),
        payload: { project: facts.project, key: read.key, required: read.required, secret: read.secret },
      }),
    ),
    ...facts.unresolved.map(
      (unresolved): KnownItem => ({
        kind: 'finding',
        ...place(unresolved),
        payload: {
          reason: unresolved.reason,
          what: `${unresolved.where}: ${unresolved.what}`,
          detail: DETAILS[unresolved.reason],
        },
      }),
    ),
  ];
}

/** The folder of a project, as its repository knows it. */
export interface ProjectFolder {
  /** The project file. */
  readonly file: string;
  /** Stacks that have a file of settings. */
  readonly stacks: readonly string[];
  readonly has: (file: string) => boolean;
  /** Path in the repository of one in the project. */
  readonly at: (file: string) => string;
}

type ToPlace = (place: Place) => { path: string; lines: [number, number] | null };

const DETAILS: Readonly<Record<PulumiFacts['unresolved'][number]['reason'], string>> = {
  'run-time-loop': 'How many there are and how they are named is known only when the program runs',
  'too-many-items': 'The program does more steps than are followed; what comes after them is not read',
  'parse-error': 'A piece of the program is not in its language',
  'unresolved-import': 'A file of the program is not among those of the project',
  'unsupported-runtime': 'Programs in this language are not read',
};

function stackItem(
  facts: PulumiFacts,
  path: string,
  stacks: readonly string[],
  at: (file: string) => string,
): KnownItem {
  const { project, runtime, main, outputs, stackReferences } = facts;
  return {
    kind: 'pulumi-stack',
    path,
    lines: null,
    payload: {
      project,
      runtime,
      main,
      outputs: outputs.map(({ name }) => name),
      stack_references: stackReferences.map(({ name }) => name),
      stack_reference_places: stackReferences.map(({ file, lines }) =>
        lines === null ? at(file) : `${at(file)}:${lines[0]}`,
      ),
      stacks: [...stacks],
    },
  };
}

function resourceItems(
  { project, resources, dependencies }: PulumiFacts,
  { stacks, has, at, place }: Omit<ProjectFolder, 'file'> & { readonly place: ToPlace },
): KnownItem[] {
  const references = new Map<string, string[]>();
  for (const { from, to } of dependencies)
    if (to.type === null) references.set(keyOf(from), [...(references.get(keyOf(from)) ?? []), to.name]);
  return resources.map((resource) => ({
    kind: 'pulumi-resource',
    ...place(resource),
    payload: {
      project,
      ...endOf(resource),
      stack_references: [...new Set(references.get(keyOf(resource)) ?? [])],
      makes: madeThings(resource, stacks),
      ...sourceFile(resource, has, at),
    },
  }));
}

const keyOf = ({ type, name }: { readonly type: string | null; readonly name: string }): string =>
  `${type}\0${name}`;
const endOf = ({ isComponent, type, name }: Resource) =>
  ({ kind: isComponent ? 'component' : 'resource', type, name }) as const;

/** Dependencies of resources that are both made by the program; those on other stacks stand at the resource. */
function dependencyItems({ project, resources, dependencies }: PulumiFacts, place: ToPlace): KnownItem[] {
  const known = new Map(resources.map((resource) => [keyOf(resource), resource]));
  const item = ({ from, to, via }: Dependency): KnownItem[] => {
    const [user, needed] = [known.get(keyOf(from)), known.get(keyOf(to))];
    if (user === undefined || needed === undefined) return [];
    const payload = { project, from: endOf(user), to: endOf(needed), via };
    return [{ kind: 'pulumi-dependency', ...place(user), payload }];
  };
  return dependencies.flatMap(item);
}

/** A path counts from the project's folder. */
function sourceFile(
  { source }: Resource,
  has: (file: string) => boolean,
  at: (file: string) => string,
): { source?: string } {
  const path = source === null ? null : tidyPath(source);
  return path !== null && has(path) ? { source: at(path) } : {};
}
