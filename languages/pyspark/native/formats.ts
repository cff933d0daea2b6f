import type { Args } from '../values/arguments.ts';
import { concatenated, reasonIn, reasonOf, stringOf, text, textOf } from '../values/text.ts';
import { constant, unknown, type Value } from '../values/value.ts';

/** `"%s.%(name)s" % values`. */
export function formatPercent(pattern: string, given: Value): Value {
  const values = given.kind === 'list' ? given.items : [given];
  let next = 0;
  const made = pattern.replaceAll(
    /%(?:\((\w+)\))?([-+ #0]*\d*(?:\.\d+)?)([sdrfi%])/g,
    (whole, name: string | undefined, form: string, how: string) => {
      if (whole === '%%') return '%';
      const value =
        name === undefined ? values[next++] : given.kind === 'dict' ? given.entries.get(name) : undefined;
      return textOf(formed(value ?? unknown('runtime-data'), how === 'f' ? `${form}f` : form));
    },
  );
  return text(made);
}

/** A value in the form that a pattern asks for: padded with noughts, or as it is; any other form is left open. */
function formed(value: Value, form: string): Value {
  if (/^[sd]?$/.test(form)) return value;
  const width = /^0(\d{1,2})d?$/.exec(form)?.[1];
  if (width === undefined || value.kind !== 'constant') return unknown(reasonOf(value));
  return constant(String(value.value).padStart(Number(width), '0'));
}

/** `"{}.{0}.{name}".format(…)`; `{a.b}` and `{a[b]}` as far as the values tell. */
export function formatBraces(pattern: string, args: Args): Value {
  let next = 0;
  const made = pattern.replaceAll(
    /(\$?)\{\{|\}\}|\{([\w.[\]]*)(?:![rsa])?(?::([^{}]*))?\}/g,
    (whole, _dollar, key?: string, form = '') => {
      if (key === undefined) return whole.startsWith('}') ? '}' : whole.slice(0, -1);
      const [head = '', ...path] = key.split(/[.[\]]+/).filter((part, at) => at === 0 || part !== '');
      const value =
        head === ''
          ? args.positional[next++]?.value
          : (args.named.get(head)?.value ?? args.positional[Number(head)]?.value);
      return textOf(formed(path.reduce<Value>(partOf, value ?? unknown('runtime-data')), form));
    },
  );
  return text(made);
}

function partOf(value: Value, name: string): Value {
  if (value.kind === 'dict') return value.entries.get(name) ?? unknown('runtime-data');
  if (value.kind === 'instance') return value.fields.get(name) ?? unknown('runtime-data');
  return value.kind === 'list'
    ? (value.items[Number(name)] ?? unknown('runtime-data'))
    : unknown('runtime-data');
}

/** Texts with another one between them. */
export function joinTexts(separator: string, items: readonly Value[]): Value {
  return concatenated(items.flatMap((item, at) => (at === 0 ? [item] : [constant(separator), item])));
}

/** `$name` and `${name}` of string.Template. */
export function substituted(template: Value, args: Args): Value {
  const pattern = stringOf(template);
  if (pattern === null || reasonIn(pattern) !== null) return template;
  const [first] = args.positional;
  const entries = first?.value.kind === 'dict' ? first.value.entries : new Map<string, Value>();
  const given = (name: string): Value =>
    args.named.get(name)?.value ?? entries.get(name) ?? unknown('runtime-data');
  return text(
    pattern.replaceAll(/\$(?:\{(\w+)\}|(\w+))/g, (_whole, braced?: string, bare?: string) =>
      textOf(given(braced ?? bare ?? '')),
    ),
  );
}
