import { PathText } from './paths.ts';
import { isPlain } from './plain.ts';

/** Keys that hold a path, and maps in which `path` (or `include`) is one. */
const PATH_KEYS: ReadonlySet<string> = new Set([
  'notebook_path',
  'python_file',
  'project_directory',
  'file_path',
  'whl',
  'jar',
]);
const PATH_HOLDERS: ReadonlySet<string> = new Set(['file', 'notebook', 'glob']);

/** What stands below these is the author's own text, whatever its keys are called. */
const FREE_TEXT: ReadonlySet<string> = new Set([
  'base_parameters',
  'named_parameters',
  'job_parameters',
  'parameters',
  'configuration',
  'spark_conf',
  'spark_env_vars',
  'custom_tags',
  'tags',
]);

/** Marks what is a path in a configuration, so that it counts from the folder of its file wherever merging takes it. */
export function markPaths(value: unknown, folder: string, name: string): unknown {
  if (Array.isArray(value)) return value.map((entry) => markPaths(entry, folder, name));
  if (!isPlain(value)) return value;
  const marked = Object.entries(value).map(([key, entry]): [string, unknown] => {
    if (FREE_TEXT.has(key)) return [key, entry];
    const isPath = PATH_KEYS.has(key) || (PATH_HOLDERS.has(name) && (key === 'path' || key === 'include'));
    return [
      key,
      isPath && typeof entry === 'string' ? new PathText(folder, entry) : markPaths(entry, folder, key),
    ];
  });
  return Object.fromEntries(marked);
}
