import type { Run } from '../interpret/run.ts';
import { constant, library, objectValue, unknown, type Value } from '../values/value.ts';

/** Names of libraries that stand for a value; null for those that are only names. */
export function libraryMember(run: Run, path: string, name: string): Value | null {
  const whole = `${path}.${name}`;
  if (whole === 'sys.argv') return run.given.arguments;
  if (/^os\.(?:sep|path\.sep)$/.test(whole)) return constant('/');
  if (/^os\.environ$/.test(whole)) return library('os.environ');
  if (/(?:^|\.)SparkSession\.builder$|DatabricksSession\.builder$/.test(whole))
    return objectValue({ is: 'builder' });
  if (/(?:^|\.)Window\.\w+$/.test(whole)) return objectValue({ is: 'window' });
  if (/^(?:datetime|time|random|uuid)\.\w+\.\w+$/.test(whole) && !/\.(?:now|today|strptime)$/.test(whole))
    return library(whole);
  return whole.startsWith('os.environ.') ? environment(whole) : null;
}

const environment = (path: string): Value =>
  /\.(?:get|setdefault|pop|copy|items|keys)$/.test(path) ? library(path) : unknown('environment');
