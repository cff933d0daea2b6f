import type { Run, Site } from '../interpret/run.ts';
import { type Args, argument, valueAt } from '../values/arguments.ts';
import type { Frame, FrameHolder } from '../values/objects.ts';
import { objectValue, unknown, type Value } from '../values/value.ts';
import { frameOf, frameValue, LOST, NO_FRAME, newFrame } from './frame-values.ts';
import { framesIn, keptFrame, sourcesOf } from './frames.ts';
import { textsIn } from './given-names.ts';
import { callKeptInStep } from './named-tables.ts';
import { readTable, together } from './tables.ts';
import { intoTables } from './writers.ts';

/** What the library of feature tables gives by name: the client, or a look-up of columns; null for the rest. */
export function makeFeatures(run: Run, name: string, args: Args, site: Site): Value | null {
  if (/^Feature(?:Store|Engineering)Client$/.test(name)) return objectValue({ is: 'feature-store' });
  if (name !== 'FeatureLookup') return null;
  return frameValue(tablesNamed(run, args, site, 'table_name'));
}

type Method = (run: Run, args: Args, site: Site) => Value;

const write: Method = (run, args, site) => {
  intoTables(run, frameOf(valueAt(args, 1, 'df')) ?? NO_FRAME, argument(args, 0, 'name'), site);
  return unknown('runtime-data');
};

/** The table is made even where no rows are given for it yet. */
const create: Method = (run, args, site) => {
  const rows = args.named.get('df') ?? args.named.get('features_df');
  const frame = (rows === undefined ? null : frameOf(rows.value)) ?? newFrame([], []);
  intoTables(run, frame, argument(args, 0, 'name'), site);
  return unknown('runtime-data');
};

/** The rows that are given, with columns that are looked up for them. */
const trainingSet: Method = (_run, args) => {
  const given = [valueAt(args, 0, 'df'), valueAt(args, 1, 'feature_lookups')];
  const frames = given.flatMap((value) => framesIn(value));
  return objectValue({ is: 'training-set', frame: newFrame(sourcesOf(frames), LOST) });
};

const METHODS: Readonly<Record<string, Method>> = {
  read_table: (run, args, site) => frameValue(tablesNamed(run, args, site, 'name')),
  write_table: write,
  create_table: create,
  create_feature_table: create,
  create_training_set: trainingSet,
  score_batch: (run, args) => keptFrame(run, [valueAt(args, 1, 'df')]) ?? frameValue(NO_FRAME),
};

/** A method of the client; what it does not store or give rows for is of no matter. */
export function callFeatureStore(run: Run, method: string, args: Args, site: Site): Value {
  const known = Object.hasOwn(METHODS, method) ? METHODS[method] : undefined;
  return known?.(run, args, site) ?? callKeptInStep(run, method, args, site) ?? unknown('runtime-data');
}

export const callTrainingSet = ({ frame }: FrameHolder, method: string): Value =>
  method === 'load_df' ? frameValue(frame) : unknown('runtime-data');

function tablesNamed(run: Run, args: Args, site: Site, parameter: string): Frame {
  const names = textsIn(run, argument(args, 0, parameter), site);
  return names.length === 0 ? NO_FRAME : together(names.map((name) => readTable(run, name, site)));
}
