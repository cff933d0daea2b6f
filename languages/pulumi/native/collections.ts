import type { FunctionForm } from '../../program/form.ts';
import { isOf } from '../interpret/classes.ts';
import type { Args, Run } from '../interpret/run.ts';
import { moduleScope } from '../values/scope.ts';
import { textOf } from '../values/text.ts';
import { usesOf } from '../values/uses.ts';
import { constant, dict, list, NOTHING, open, type Site, type Value } from '../values/value.ts';

type Call = (run: Run, args: Args, site: Site) => Value;

/** `namedtuple("Spec", ["a", "b"])`, or the fields in one text: a class that only declares fields. */
const namedTuple: Call = (_run, { positional: [name = NOTHING, fields = NOTHING] }, { file }) => {
  const names =
    fields.kind === 'list'
      ? fields.items.map(textOf)
      : textOf(fields)
          .split(/[\s,]+/)
          .filter(Boolean);
  const form = {
    kind: 'class',
    name: textOf(name),
    bases: [],
    fields: names.map((field) => ({ name: field, value: null, ofClass: true })),
    methods: [],
    lines: [1, 1],
  } as const;
  return {
    kind: 'class',
    form: { ...form, lines: [1, 1] },
    scope: moduleScope(file),
    bases: [],
    fields: new Map(),
  };
};

const [CALLEE, GIVEN, NAMED] = ['#callee', '#given', '#named'];

/** `(*rest, **more) -> callee(*given, *rest, **named, **more)`. */
const PARTIAL: FunctionForm = {
  kind: 'function',
  name: 'partial',
  parameters: [
    { pattern: { kind: 'name', name: 'rest' }, fallback: null, form: 'rest' },
    { pattern: { kind: 'name', name: 'more' }, fallback: null, form: 'named-rest' },
  ],
  body: [
    {
      kind: 'return',
      value: {
        kind: 'call',
        callee: { kind: 'name', name: CALLEE },
        args: [
          { value: { kind: 'name', name: GIVEN }, spread: true },
          { value: { kind: 'name', name: 'rest' }, spread: true },
          { value: { kind: 'name', name: NAMED }, spread: true, name: '' },
          { value: { kind: 'name', name: 'more' }, spread: true, name: '' },
        ],
        isNew: null,
        lines: [1, 1],
      },
    },
  ],
  receiver: null,
  isGetter: false,
  ofClass: false,
};

const partial: Call = (_run, { positional: [callee = NOTHING, ...given], named }, { file }) => {
  const scope = moduleScope(file);
  scope.names.set(CALLEE, callee).set(GIVEN, list(given)).set(NAMED, dict(named));
  return { kind: 'function', form: PARTIAL, scope, receiver: null, owner: null };
};

/** Kinds of values by the names of Python's own types. */
const TYPES: Readonly<Record<string, (value: Value) => boolean>> = {
  str: (value) => value.kind === 'text' || (value.kind === 'constant' && typeof value.value === 'string'),
  int: (value) => value.kind === 'constant' && typeof value.value === 'number',
  bool: (value) => value.kind === 'constant' && typeof value.value === 'boolean',
  dict: (value) => value.kind === 'dict',
  list: (value) => value.kind === 'list',
};

const ofType = (value: Value, type: Value): boolean | null => {
  if (type.kind !== 'library') return isOf(value, type);
  const test = Object.hasOwn(TYPES, type.path) ? TYPES[type.path] : undefined;
  const isKnown = value.kind !== 'open' && value.kind !== 'setting' && value.kind !== 'library';
  return test === undefined || !isKnown ? null : test(value);
};

/** `isinstance(value, type)`, or one of several types. */
const isInstance: Call = (_run, { positional: [value = NOTHING, type = NOTHING] }, { label }) => {
  const answers = (type.kind === 'list' ? type.items : [type]).map((one) => ofType(value, one));
  if (answers.includes(true)) return constant(true);
  return answers.includes(null) ? open(`${label}()`) : constant(false);
};

/** `type(value)`: the class of an instance. */
const classOf: Call = (_run, { positional: [of = NOTHING] }, { label }) =>
  of.kind === 'instance' ? of.of : open(`${label}()`, usesOf(of));

/** Collections and functions of Python's library that programs loop over and call. */
export const COLLECTION_CALLS: Readonly<Record<string, Call>> = {
  'collections.namedtuple': namedTuple,
  'collections.OrderedDict': (run, args, site) => run.call({ kind: 'library', path: 'dict' }, args, site),
  'collections.defaultdict': (_run, { positional: [missing = NOTHING] }) => ({ ...dict([]), missing }),
  'functools.partial': partial,
  type: classOf,
  isinstance: isInstance,
};
