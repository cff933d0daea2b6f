import type { Product } from '../facts.ts';
import { textOf } from '../values/text.ts';
import { constant, type Handle, isNothing, type Value } from '../values/value.ts';
import { FORMS, GRANTS } from './forms.ts';

/** Inputs of a resource by their names in the engine's spelling. */
export type Inputs = ReadonlyMap<string, Value>;

/** Inputs of the resources that the program made so far. */
export type KnownInputs = ReadonlyMap<Handle, Inputs>;

/** What a resource of a type makes outside of Pulumi, by its inputs. */
export function productsOf(type: string, inputs: Inputs, known: KnownInputs): readonly Product[] {
  const form = FORMS[type];
  if (form !== undefined) {
    const { sort, platform } = form;
    return [{ sort, platform, name: productName(type, inputs, known), isMaker: true }];
  }
  return Object.entries(GRANTS[type] ?? {}).flatMap(([input, sort]): Product[] => {
    const of = given(inputs, [input]);
    return of === null ? [] : [{ sort, platform: 'databricks', name: textOf(of), isMaker: false }];
  });
}

function productName(type: string, inputs: Inputs, known: KnownInputs): string | null {
  const form = FORMS[type];
  if (form === undefined) return null;
  const parts = form.parts.flatMap((names) => {
    const part = given(inputs, names);
    return part === null ? [] : (holderName(part, known) ?? textOf(part));
  });
  if (parts.length < form.parts.length) return null;
  return form.address === undefined ? parts.join('.') : form.address(parts);
}

/** Name of the resource whose id a part of a name is given as. */
function holderName(part: Value, known: KnownInputs): string | null {
  if (part.kind !== 'open' || !/\.id$/.test(part.label) || part.inner !== null) return null;
  const [holder, ...others] = part.uses;
  const inputs = holder === undefined ? undefined : known.get(holder);
  if (holder === undefined || inputs === undefined || others.length > 0) return null;
  const name = given(inputs, FORMS[holder.type]?.parts.at(-1) ?? []);
  return name === null ? null : textOf(name);
}

/**
 * What an output of a resource is known to be: the input of that name, or its name where that is what an id is. Null where
 * only the run tells. What the input itself is made of is no part of it, so that nobody seems to depend on that.
 */
export function knownOutput(of: Handle, known: KnownInputs, output: string): Value | null {
  const form = FORMS[of.type];
  const inputs = known.get(of);
  if (form === undefined || inputs === undefined) return null;
  if (output === 'id') {
    if (!ID_IS_NAME.has(`${form.platform} ${form.sort}`)) return null;
    const name = productName(of.type, inputs, known);
    return name === null ? null : plain(constant(name));
  }
  const input = given(inputs, output === 'name' ? (form.parts.at(-1) ?? []) : [output]);
  return input === null ? null : plain(input);
}

const ID_IS_NAME: ReadonlySet<string> = new Set([
  'databricks catalog',
  'databricks schema',
  'databricks table',
  'databricks notebook',
]);

function plain(value: Value): Value | null {
  if (value.kind === 'setting') return value;
  if (!['constant', 'text', 'open'].includes(value.kind)) return null;
  const text = textOf(value);
  return text.includes('${') ? { kind: 'text', text, uses: [] } : constant(text);
}

/** The file that a notebook is made of, where the text tells it whole. */
export function sourceOf(type: string, inputs: Inputs): string | null {
  const source = type === 'databricks:Notebook' ? given(inputs, ['source']) : null;
  const text = source === null ? '' : textOf(source);
  return text === '' || text.includes('${') ? null : text;
}

function given(inputs: Inputs, names: readonly string[]): Value | null {
  const value = names.map((name) => inputs.get(name)).find((input) => input !== undefined);
  return value === undefined || isNothing(value) ? null : value;
}
