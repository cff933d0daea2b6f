import type { Task } from './facts.ts';
import { isPlain, list, type Plain, plain, text, texts } from './plain.ts';
import {
  fromGit,
  NOTHING,
  type Outcome,
  runDbt,
  runFile,
  runObject,
  runWheel,
  type TaskContext,
} from './task-runs.ts';

/** A task as the configuration fixes it, before its file is read. */
export type TaskShape = Omit<Task, 'reads' | 'writes'> & {
  /** The file whose reads and writes are the task's; null where there is none in the bundle. */
  readonly source: string | null;
  /** False where the task does work of a kind that nothing here reads. */
  readonly isRead: boolean;
  /** Settings of Spark on a cluster of the task's own. */
  readonly conf: Readonly<Record<string, string>>;
  /** A task of SQL or dbt may name the schema that its names count from. */
  readonly schema: { readonly catalog: string | null; readonly schema: string | null };
  /** Folder of a dbt task's profiles, as the project counts it. */
  readonly profiles: string | null;
  /** Inputs of a for_each as they are written, where they are no list. */
  readonly inputsText: string | null;
  readonly unresolved: readonly {
    readonly what: string;
    readonly reason: 'remote-object' | 'missing-file';
  }[];
};

interface Form {
  readonly kind: string;
  readonly outcome: (settings: Plain, context: TaskContext) => Outcome;
  readonly parameters?: (settings: Plain) => Task['parameters'];
  /** Work whose text is no file that anything here reads. */
  readonly isUnread?: true;
}

/** What each section of a task means; the first that a task has tells its kind. */
const FORMS: Readonly<Record<string, Form>> = {
  notebook_task: {
    kind: 'notebook',
    outcome: (settings, context) => runFile(settings['notebook_path'], fromGit(settings, context), context),
    parameters: ({ base_parameters }) => texts(base_parameters),
  },
  spark_python_task: {
    kind: 'python_file',
    // Only an explicit source takes this kind from the job's repository.
    outcome: (settings, context) =>
      runFile(settings['python_file'], settings['source'] === 'GIT' ? context.gitUrl : null, context),
    parameters: ({ parameters }) => list(parameters).map((entry) => text(entry) ?? ''),
  },
  python_wheel_task: {
    kind: 'python_wheel',
    outcome: runWheel,
    parameters: ({ parameters, named_parameters }) =>
      isPlain(named_parameters)
        ? texts(named_parameters)
        : list(parameters).map((entry) => text(entry) ?? ''),
  },
  pipeline_task: { kind: 'pipeline', outcome: ({ pipeline_id }) => runObject('pipeline', pipeline_id) },
  run_job_task: {
    kind: 'run_job',
    outcome: ({ job_id }) => runObject('job', job_id),
    parameters: ({ job_parameters }) => texts(job_parameters),
  },
  dbt_task: { kind: 'dbt', outcome: runDbt },
  condition_task: { kind: 'condition', outcome: () => NOTHING },
  for_each_task: {
    kind: 'for_each',
    outcome: ({ task }) => ({ ...NOTHING, runs: { to: 'task', name: text(plain(task)['task_key']) ?? '' } }),
  },
  spark_jar_task: {
    kind: 'spark_jar',
    isUnread: true,
    outcome: ({ main_class_name }) => ({
      ...NOTHING,
      runs: { to: 'jar', name: text(main_class_name) ?? '' },
    }),
    parameters: ({ parameters }) => list(parameters).map((entry) => text(entry) ?? ''),
  },
  dashboard_task: { kind: 'dashboard', outcome: ({ dashboard_id }) => runObject('dashboard', dashboard_id) },
};

const SQL_PARAMETERS = ({ parameters }: Plain): Task['parameters'] => texts(parameters);

const SQL_FORMS: Readonly<Record<string, Form>> = {
  file: {
    kind: 'sql_file',
    outcome: ({ file }, context) => runFile(plain(file)['path'], fromGit(plain(file), context), context),
    parameters: SQL_PARAMETERS,
  },
  query: {
    kind: 'sql_query',
    outcome: ({ query }) => runObject('query', plain(query)['query_id']),
    parameters: SQL_PARAMETERS,
  },
  alert: {
    kind: 'sql_alert',
    outcome: ({ alert }) => runObject('alert', plain(alert)['alert_id']),
    parameters: SQL_PARAMETERS,
  },
  dashboard: {
    kind: 'sql_dashboard',
    outcome: ({ dashboard }) => runObject('dashboard', plain(dashboard)['dashboard_id']),
    parameters: SQL_PARAMETERS,
  },
};

/** A task and, of a for_each, the task inside it. */
export function readTask(task: Plain, context: TaskContext): TaskShape[] {
  const key = text(task['task_key']);
  if (key === null) return [];
  const { section, form } = formOf(task);
  const settings = plain(task[section]);
  const outcome = form.outcome(settings, context);
  const shape: TaskShape = {
    key,
    declared: context.declared,
    kind: form.kind,
    isRead: form.isUnread !== true,
    runsFile: null,
    ...outcome,
    dependsOn: list(task['depends_on']).flatMap((entry) => text(plain(entry)['task_key']) ?? []),
    compute: computeOf(task, settings),
    parameters: form.parameters?.(settings) ?? {},
    commands:
      section === 'dbt_task' ? list(settings['commands']).flatMap((entry) => text(entry) ?? []) : null,
    inputs: section === 'for_each_task' ? literalInputs(settings['inputs']) : null,
    inputsText: section === 'for_each_task' ? text(settings['inputs']) : null,
    conf: texts(plain(task['new_cluster'])['spark_conf']),
    schema: { catalog: text(settings['catalog']), schema: text(settings['schema']) },
    profiles: text(settings['profiles_directory']),
  };
  const inner =
    section === 'for_each_task' ? readTask({ ...plain(settings['task']), depends_on: [] }, context) : [];
  return [shape, ...inner];
}

function formOf(task: Plain): { section: string; form: Form } {
  const sql = plain(task['sql_task']);
  for (const [name, form] of Object.entries(SQL_FORMS)) if (name in sql) return { section: 'sql_task', form };
  for (const [section, form] of Object.entries(FORMS)) if (section in task) return { section, form };
  const other = Object.keys(task).find((name) => name.endsWith('_task')) ?? '';
  return {
    section: other,
    form: { kind: other.replace(/_task$/, '') || 'unknown', outcome: () => NOTHING, isUnread: true },
  };
}

/** A cluster named by the task counts before the warehouse of its own section. */
function computeOf(task: Plain, settings: Plain): string | null {
  const given: readonly (readonly [string, unknown])[] = [
    ['job_cluster', task['job_cluster_key']],
    ['existing', task['existing_cluster_id']],
    ['warehouse', isPlain(task['new_cluster']) ? null : settings['warehouse_id']],
    ['environment', task['environment_key']],
  ];
  const [kind, name] = given.find(([, id]) => text(id) !== null) ?? ['', null];
  // An object of the bundle itself stands by its key already.
  const id = text(name)?.replace(new RegExp(`^${kind}:`), '') ?? null;
  return id === null ? null : `${kind}:${id}`;
}

/** Inputs written out, as a list or as its JSON; a reference is known only at run time. */
export function literalInputs(inputs: unknown): readonly unknown[] | null {
  if (Array.isArray(inputs)) return inputs;
  try {
    const parsed: unknown = JSON.parse(text(inputs) ?? '');
    return Array.isArray(parsed) ? parsed : null;
  } catch {
    // JSON.parse has no form that returns its errors.
    return null;
  }
}
