import { elementsOf } from '../interpret/elements.ts';
import type { Run, Site } from '../interpret/run.ts';
import { type Args, positional, valueAt } from '../values/arguments.ts';
import { list, NOTHING, objectValue, unknown, type Value } from '../values/value.ts';
import { ITERABLES } from './iterables.ts';

/** A function and what it is called with, to be run by a thread or process of its own: for lineage it runs at once. */
type Hand = (run: Run, args: Args, site: Site) => Value;

const future = (value: Value): Value => objectValue({ is: 'future', value });

/** `submit(fn, a, b=1)`. */
const submit: Hand = (run, args, site) => {
  const [fn, ...rest] = args.positional;
  return fn === undefined ? NOTHING : run.call(fn.value, { positional: rest, named: args.named }, site);
};

/** `map(fn, items, …)`; how many at a time is no list of items. */
const each: Hand = (run, args, site) => {
  const items = args.positional.filter(
    ({ value }, at) => at === 0 || value.kind !== 'constant' || typeof value.value === 'string',
  );
  return ITERABLES['map']?.(run, { positional: items, named: new Map() }, site) ?? NOTHING;
};

/** `starmap(fn, [(a, b), …])`. */
const eachSpread: Hand = (run, args, site) =>
  list(
    elementsOf(run, valueAt(args, 1, 'iterable')).items.map((item) =>
      run.call(valueAt(args, 0, 'func'), positional(...elementsOf(run, item).items), site),
    ),
  );

/** `apply(fn, (a, b), {"c": 1})`, also what a thread is made of. */
const apply: Hand = (run, args, site) => {
  const named = valueAt(args, 2, 'kwds', 'kwargs');
  const given = elementsOf(run, valueAt(args, 1, 'args')).items.map((value) => ({ value, written: '' }));
  const entries = named.kind === 'dict' ? [...named.entries] : [];
  return run.call(
    valueAt(args, 0, 'func', 'target'),
    { positional: given, named: new Map(entries.map(([name, value]) => [name, { value, written: '' }])) },
    site,
  );
};

const HANDS: Readonly<Record<string, Hand>> = {
  submit: (run, args, site) => future(submit(run, args, site)),
  map: each,
  imap: each,
  imap_unordered: each,
  map_async: (run, args, site) => future(each(run, args, site)),
  starmap: eachSpread,
  starmap_async: (run, args, site) => future(eachSpread(run, args, site)),
  apply,
  apply_async: (run, args, site) => future(apply(run, args, site)),
};

/** A method of a pool of threads or processes. */
export const callPool = (run: Run, method: string, args: Args, site: Site): Value =>
  Object.hasOwn(HANDS, method) ? (HANDS[method]?.(run, args, site) ?? NOTHING) : NOTHING;

/** What became of a function that a pool was given. */
export const callFuture = (value: Value, method: string): Value =>
  method === 'result' || method === 'get' ? value : unknown('runtime-data');

/** `threading.Thread(target=fn, args=(a,))`: its target runs once it is started, which counts as run. */
export const makeThread: Hand = (run, args, site) => {
  const { named } = args;
  if (named.has('target')) apply(run, { positional: [], named }, site);
  return unknown('runtime-data');
};
