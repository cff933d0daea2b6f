import type { Dependency, Place, PulumiFacts, Resource } from '../../../../languages/pulumi/facts.ts';
import type { KnownItem } from '../../../../schemas/items/registry.ts';

/** Facts of a project as items; `at` makes a path of the repository of one of the project. */
export function projectItems(
  facts: PulumiFacts,
  projectFile: string,
  at: (file: string) => string,
): KnownItem[] {
  const place = ({ file, lines }: Place): { path: string; lines: [number, number] | null } => ({
    path: at(file),
    lines: lines === null ? null : [lines[0], lines[1]],
  });
  return [
    stackItem(facts, at(projectFile)),
    ...resourceItems(facts, place),
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

type ToPlace = (place: Place) => { path: string; lines: [number, number] | null };

const DETAILS: Readonly<Record<PulumiFacts['unresolved'][number]['reason'], string>> = {
  'run-time-loop': 'How many there are and how they are named is known only when the program runs',
  'too-many-items': 'The program does more steps than are followed; what comes after them is not read',
  'parse-error': 'A piece of the program is not in its language',
  'unresolved-import': 'The program that the project file names is not there',
  'unsupported-runtime': 'Programs in this language are not read',
};

function stackItem(facts: PulumiFacts, path: string): KnownItem {
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
    },
  };
}

function resourceItems({ project, resources, dependencies }: PulumiFacts, place: ToPlace): KnownItem[] {
  const stacks = new Map<string, string[]>();
  for (const { from, to } of dependencies)
    if (to.type === null) stacks.set(keyOf(from), [...(stacks.get(keyOf(from)) ?? []), to.name]);
  return resources.map((resource) => ({
    kind: 'pulumi-resource',
    ...place(resource),
    payload: {
      project,
      ...endOf(resource),
      stack_references: [...new Set(stacks.get(keyOf(resource)) ?? [])],
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
