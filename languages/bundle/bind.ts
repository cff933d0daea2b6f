import type { JobShape } from './jobs.ts';
import { isPlain, text } from './plain.ts';
import type { Given } from './program.ts';
import { literalInputs, type TaskShape } from './tasks.ts';

const REFERENCE = /\{\{\s*([\w.[\]-]+)\s*\}\}/g;

/**
 * What the file of a task is given, once for each literal input of the loop around it. A job's parameter is given to tasks
 * that take names and values without being repeated, and beats the task's own. References that only a run knows stay.
 */
export function bindTask(task: TaskShape, job: JobShape): Given[] {
  const loop = job.tasks.find(({ kind, runs }) => kind === 'for_each' && runs?.name === task.key);
  const inputs = loop === undefined ? [undefined] : (inputsOf(loop, job) ?? [undefined]);
  return inputs.map((input) => givenFor(task, job, input));
}

/** Inputs that a job's parameter holds are as literal as its default. */
function inputsOf(loop: TaskShape, job: JobShape): readonly unknown[] | null {
  return (
    loop.inputs ?? (loop.inputsText === null ? null : literalInputs(putIn(loop.inputsText, job, undefined)))
  );
}

function givenFor(task: TaskShape, job: JobShape, input: unknown): Given {
  const { parameters, kind } = task;
  const put = (written: string): string => putIn(written, job, input);
  const conf = confOf(task, job);
  if (Array.isArray(parameters)) return { widgets: new Map(), argv: parameters.map(put), conf };
  const own = Object.entries(parameters).map(([name, value]) => [name, put(value)] as const);
  const widgets = new Map([...own, ...Object.entries(job.parameters)]);
  const argv = kind === 'python_wheel' ? [...widgets].map(([name, value]) => `--${name}=${value}`) : [];
  return { widgets, argv, conf };
}

/** What Spark is set to on the cluster that the task runs on. */
function confOf({ compute, conf }: TaskShape, { clusterConf }: JobShape): ReadonlyMap<string, string> {
  const key = /^job_cluster:(.*)$/s.exec(compute ?? '')?.[1] ?? '';
  return new Map([...Object.entries(clusterConf[key] ?? {}), ...Object.entries(conf)]);
}

/** Puts a job's parameters and the input of a loop into a text; what only a run knows stays. */
export function putIn(written: string, job: JobShape, input: unknown): string {
  return written.replaceAll(REFERENCE, (reference, path: string) => {
    const [first = '', second = '', ...rest] = path.replaceAll(/[[\]]/g, '').split('.');
    if (first === 'job' && second === 'parameters') return job.parameters[rest.join('.')] ?? reference;
    if (first !== 'input' || input === undefined) return reference;
    if (second === '') return text(input) ?? JSON.stringify(input);
    return (isPlain(input) ? text(input[second]) : null) ?? reference;
  });
}
