import type { PulumiFacts } from '../../../languages/pulumi/facts.ts';
import { readPulumiProject } from '../../../languages/pulumi/read-project.ts';
import type { Kind } from '../kind.ts';

/** Pulumi programs in the format of the labelled set. */
export const pulumi: Kind = {
  name: 'pulumi',
  form: 'folders',
  inputs: [],
  answer: async (given, tools) => {
    const files = new Map(Object.entries(given['files'] as Readonly<Record<string, string>>));
    const read = readPulumiProject(files, tools);
    return 'error' in read ? {} : answerOf(read);
  },
};

const answerOf = (facts: PulumiFacts): Readonly<Record<string, unknown>> => ({
  project: facts.project,
  runtime: facts.runtime,
  ...(facts.main === null ? {} : { main: facts.main }),
  config: facts.config.map(({ key, required, secret }) => ({ key, required, secret })),
  stack_references: facts.stackReferences.map(({ name }) => name),
  components: facts.components.map((component) => ({
    class: component.class,
    type: component.type,
    file: component.file,
  })),
  resources: facts.resources.map(({ name, type, parent }) => ({ name, type, parent })),
  dependencies: facts.dependencies.map(({ from, to, via }) => ({
    from: from.name,
    to: to.type === null ? `stackref:${to.name}` : to.name,
    via,
  })),
  outputs: facts.outputs.map(({ name }) => name),
  unresolved: facts.unresolved.map(({ where, what, reason }) => ({ where, what, reason })),
});
