import { joinPath } from '../paths.ts';
import { bindTask, putIn } from './bind.ts';
import type { Traffic, Unresolved } from './facts.ts';
import type { JobShape } from './jobs.ts';
import { openness } from './openness.ts';
import type { Files } from './paths.ts';
import type { PipelineShape } from './pipelines.ts';
import {
  type DbtTask,
  joinTraffic,
  NO_TRAFFIC,
  type ProgramTraffic,
  type Readers,
  unread,
} from './program.ts';
import type { TaskShape } from './tasks.ts';

export interface Known extends Traffic {
  readonly unresolved: readonly Unresolved[];
}

/** Reads and writes of a task: those of its file with the task's parameters. */
export function taskTraffic(task: TaskShape, job: JobShape, files: Files, readers: Readers): Known {
  return fixedOnly(sourceTraffic(task, job, files, readers), `task:${job.key}.${task.key}`);
}

function sourceTraffic(task: TaskShape, job: JobShape, files: Files, readers: Readers): ProgramTraffic {
  const { source } = task;
  if (source === null) return task.isRead ? NO_TRAFFIC : unread(runsText(task));
  if (task.kind === 'dbt') return readers.dbt(dbtTask(task, source, job, files));
  const all = bindTask(task, job).map(
    (given) => readers.program({ files, entry: source, given }) ?? unread(source),
  );
  return joinTraffic(all);
}

/** On a warehouse the platform writes the profile itself; its schema is `default` where none is given. */
function dbtTask(
  { commands, schema, profiles, compute }: TaskShape,
  root: string,
  job: JobShape,
  files: Files,
): DbtTask {
  const put = (written: string | null): string | null =>
    written === null ? null : putIn(written, job, undefined);
  return {
    files,
    root,
    commands: (commands ?? []).map((command) => putIn(command, job, undefined)),
    catalog: put(schema.catalog),
    schema: put(schema.schema),
    otherwiseSchema: compute?.startsWith('warehouse:') ? 'default' : null,
    profiles: profiles === null ? null : joinPath(root, profiles),
  };
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
    { reads: full(reads), writes: full([...writes, ...pipeline.ingested]), views, unresolved },
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
