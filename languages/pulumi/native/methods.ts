import type { Args, Run } from '../interpret/run.ts';
import { configMethod } from '../sdk/config.ts';
import { stackReferenceMethod } from '../sdk/stack-references.ts';
import type { Site, Value } from '../values/value.ts';
import { dictMethods } from './dicts.ts';
import { fileMethods } from './files.ts';
import { listMethods } from './lists.ts';
import { outputMethods } from './outputs.ts';
import { textMethods } from './texts.ts';

/** What a method of a value of the language gives. */
export type Method = (run: Run, of: Value, args: Args, site: Site) => Value;
export type Methods = Readonly<Record<string, Method>>;

const TABLES: Readonly<Partial<Record<Value['kind'], readonly Methods[]>>> = {
  list: [listMethods, outputMethods],
  dict: [dictMethods, outputMethods],
  constant: [outputMethods, textMethods, fileMethods],
  text: [outputMethods, textMethods],
  setting: [outputMethods, textMethods, listMethods, dictMethods],
  open: [outputMethods, listMethods, textMethods, dictMethods, fileMethods],
  instance: [],
};

/** The method that a value has by the language or the core SDK; null when it has none of that name. */
export function methodOf(of: Value, name: string): Method | null {
  if (of.kind === 'config') return configMethod(name);
  if (of.kind === 'handle') return of.handle.kind === 'stack-reference' ? stackReferenceMethod(name) : null;
  for (const table of TABLES[of.kind] ?? []) if (Object.hasOwn(table, name)) return table[name] ?? null;
  return null;
}
