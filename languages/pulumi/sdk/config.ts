import type { Args, Run } from '../interpret/run.ts';
import type { Method } from '../native/methods.ts';
import { textOf } from '../values/text.ts';
import type { Site, Value } from '../values/value.ts';
import { argument } from './arguments.ts';
import { recordSetting } from './record.ts';

const READ = /^(get|require)(secret)?(bool|boolean|int|float|number|object)?$/;

/** The methods that read a setting: `require_secret_int`, `getNumber`. */
export function configMethod(name: string): Method | null {
  const match = READ.exec(name.replaceAll('_', '').toLowerCase());
  if (match === null) return null;
  const [, verb, secret, type = ''] = match;
  return (run, of, args, site) =>
    readSetting(run, of, args, site, {
      required: verb === 'require',
      secret: secret !== undefined,
      isFlag: type.startsWith('bool'),
    });
}

interface Reading {
  readonly required: boolean;
  readonly secret: boolean;
  readonly isFlag: boolean;
}

function readSetting(run: Run, of: Value, args: Args, site: Site, reading: Reading): Value {
  const namespace = of.kind === 'config' ? of.namespace : null;
  const key = settingKey(textOf(argument(args, 0, 'key')), namespace, run.project);
  const { required, secret, isFlag } = reading;
  recordSetting(run.record, { key, required, secret, file: site.file, lines: site.lines });
  return { kind: 'setting', key, part: '', isFlag };
}

/** A key without the project's own namespace, with any other. */
export function settingKey(written: string, namespace: string | null, project: string): string {
  const whole = namespace === null || namespace === project ? written : `${namespace}:${written}`;
  return whole.startsWith(`${project}:`) ? whole.slice(project.length + 1) : whole;
}
