import type { Declared, Runs } from './facts.ts';
import { type Files, findFile, PathText, placeOf } from './paths.ts';
import { type Plain, text } from './plain.ts';
import type { TaskShape } from './tasks.ts';
import { findEntry } from './wheels.ts';

export interface TaskContext {
  readonly files: Files;
  readonly declared: Declared;
  /** Repository that the job takes its sources from, when it is not the bundle. */
  readonly gitUrl: string | null;
}

/** What a section of a task leads to. */
export type Outcome = Pick<TaskShape, 'runs' | 'source' | 'unresolved'> & {
  readonly runsFile?: string | null;
};

export const NOTHING: Outcome = { runs: null, source: null, unresolved: [] };

export const fromGit = ({ source }: Plain, { gitUrl }: TaskContext): string | null =>
  source === 'WORKSPACE' ? null : gitUrl;

export function runFile(written: unknown, gitUrl: string | null, { files, declared }: TaskContext): Outcome {
  const path = pathText(written, declared);
  if (path === null) return NOTHING;
  if (gitUrl !== null) return remote({ to: 'git', name: `${gitUrl}#${path.text}` });
  const place = placeOf(path);
  if (place.in === 'workspace') return remote({ to: 'workspace', name: place.path });
  const found = findFile(files, place.path);
  const runs: Runs = { to: 'file', name: found ?? place.path };
  if (found !== null) return { runs, source: found, unresolved: [] };
  return { runs, source: null, unresolved: [{ what: place.path, reason: 'missing-file' }] };
}

function pathText(written: unknown, declared: Declared): PathText | null {
  if (written instanceof PathText) return written;
  const path = text(written);
  return path === null
    ? null
    : new PathText(declared.file.slice(0, Math.max(0, declared.file.lastIndexOf('/'))), path);
}

const remote = (runs: Runs): Outcome => ({
  runs,
  source: null,
  unresolved: [{ what: runs.name, reason: 'remote-object' }],
});

/** An object of the workspace by its id; one that the bundle declares itself is known by its key. */
export function runObject(to: Runs['to'], id: unknown): Outcome {
  const name = text(id) ?? '';
  if (name.startsWith(`${to}:`)) return { ...NOTHING, runs: { to, name: name.slice(to.length + 1) } };
  // An id that a variable without value holds is told by the variable.
  return name.includes('${') ? { ...NOTHING, runs: { to, name } } : remote({ to, name });
}

export function runWheel(settings: Plain, { files }: TaskContext): Outcome {
  const [name, entry] = [text(settings['package_name']) ?? '', text(settings['entry_point']) ?? ''];
  const runs: Runs = { to: 'wheel', name: `${name}:${entry}` };
  const module = findEntry(files, name, entry);
  if (module !== null) return { runs, runsFile: module, source: module, unresolved: [] };
  return { runs, source: null, unresolved: [{ what: runs.name, reason: 'missing-file' }] };
}

export function runDbt(settings: Plain, context: TaskContext): Outcome {
  const gitUrl = fromGit(settings, context);
  const path = pathText(settings['project_directory'] ?? (gitUrl === null ? '' : '.'), context.declared);
  if (path === null) return NOTHING;
  if (gitUrl !== null) return remote({ to: 'git', name: `${gitUrl}#${path.text}` });
  const place = placeOf(path);
  if (place.in === 'workspace') return remote({ to: 'workspace', name: place.path });
  const runs: Runs = { to: 'dbt', name: place.path };
  const project = place.path === '' ? 'dbt_project.yml' : `${place.path}/dbt_project.yml`;
  if (context.files.has(project)) return { runs, source: place.path, unresolved: [] };
  return { runs, source: null, unresolved: [{ what: place.path, reason: 'missing-file' }] };
}
