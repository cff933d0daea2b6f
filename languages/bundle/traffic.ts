import { bindTask } from './bind.ts';
import type { Traffic, Unresolved } from './facts.ts';
import type { JobShape } from './jobs.ts';
import { openness } from './openness.ts';
import type { Files } from './paths.ts';
import type { PipelineShape } from './pipelines.ts';
import { joinTraffic, NO_TRAFFIC, type ProgramTraffic, type Readers, unread } from './program.ts';
import type { TaskShape } from './tasks.ts';

export interface Known extends Traffic {
  readonly unresolved: readonly Unresolved[];
}

/** Reads and writes of a task: those of its file with the task's parameters. */
export function taskTraffic(task: TaskShape, job: JobShape, files: Files, readers: Readers): Known {
  return fixedOnly(sourceTraffic(task, job, files, readers), `task:${job.key}.${task.key}`);
}

function sourceTraffic(task: TaskShape, job: JobShape, files: Files, readers: Readers): ProgramTraffic {
  const { source, schema } = task;
  if (source === null) return task.isRead ? NO_TRAFFIC : unread(runsText(task));
  if (task.kind === 'dbt') return readers.dbt({ files, root: source, ...schema }) ?? unread(runsText(task));
  const all = bindTask(task, job).map(
    (given) => readers.program({ files, entry: source, given }) ?? unread(source),
  );
  return joinTraffic(all);
}

const runsText = ({ kind, runs }: TaskShape): string => (runs === null ? kind : `${runs.to}:${runs.name}`);

/** Reads and writes of a pipeline: those of its libraries together, its datasets in its own schema. */
export function pipelineTraffic(pipeline: PipelineShape, files: Files, readers: Readers): Known {
  const given = { widgets: new Map(), argv: [], conf: new Map(Object.entries(pipeline.configuration)) };
  const all = pipeline.libraries
    .filter((entry) => files.has(entry))
    .map((entry) => readers.program({ files, entry, given }) ?? unread(entry));
  const { reads, writes, views, unresolved } = joinTraffic(all);
  const hidden = new Set(views);
  const full = (names: readonly string[]): string[] => [
    ...new Set(names.filter((name) => !hidden.has(name)).map((name) => qualify(name, pipeline))),
  ];
  return fixedOnly(
    { reads: full(reads), writes: full(writes), views, unresolved },
    `pipeline:${pipeline.key}`,
  );
}

/** Paths and topics are whole as they are; a table lacks what stands before its first part. */
function qualify(name: string, { catalog, schema }: PipelineShape): string {
  if (/[/:]/.test(name)) return name;
  const missing = [catalog, schema].slice(0, Math.max(0, 3 - name.split('.').length));
  return [...missing.filter((part) => part !== null), name].join('.');
}

function fixedOnly({ reads, writes, unresolved }: ProgramTraffic, where: string): Known {
  const open = [...new Set([...reads, ...writes])].flatMap((what): Unresolved[] => {
    const reason = openness(what);
    return reason === null ? [] : [{ where, what, reason }];
  });
  return {
    reads: reads.filter((name) => openness(name) === null),
    writes: writes.filter((name) => openness(name) === null),
    unresolved: [...unresolved.map((entry) => ({ where, ...entry })), ...open],
  };
}
