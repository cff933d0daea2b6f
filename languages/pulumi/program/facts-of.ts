import type { PulumiFacts } from '../facts.ts';
import type { Run } from '../interpret/run.ts';
import type { ProjectFile } from './project-file.ts';

/** What a reading gathered, as facts. */
export function factsOf({ name, runtime, main }: ProjectFile, { record }: Run): PulumiFacts {
  return {
    project: name,
    runtime,
    main,
    config: [...record.config.values()],
    stackReferences: [...record.stackReferences.values()],
    components: [...record.components.values()],
    resources: [...record.resources.values()],
    dependencies: [...record.dependencies.values()],
    outputs: [...record.outputs.values()],
    unresolved: [...record.unresolved.values()],
  };
}
