import { direct } from '../../sql/lineage/trace/flow.ts';
import { namesInSchema } from '../../sql/lineage/trace/schema-text.ts';
import type { Run } from '../interpret/run.ts';
import { type Args, valueAt } from '../values/arguments.ts';
import type { Frame } from '../values/objects.ts';
import { stringOf } from '../values/text.ts';
import { constant, unknown, type Value } from '../values/value.ts';
import { withOutput } from './frame-values.ts';
import { column } from './outputs.ts';

/** A field of a schema that is put together in the program: as DDL has it, its type left open. */
export function callSchema(_run: Run, name: string, args: Args): Value | null {
  if (name === 'StructField') {
    const field = stringOf(valueAt(args, 0, 'name'));
    return field === null ? unknown('runtime-data') : constant(`\`${field}\` ANY`);
  }
  if (name !== 'StructType') return null;
  const fields = valueAt(args, 0, 'fields');
  const written = fields.kind === 'list' ? fields.items.map(stringOf) : [null];
  return written.includes(null) ? unknown('runtime-data') : constant(written.join(', '));
}

/** Rows of files whose columns the program states. */
export function withSchema(run: Run, frame: Frame, schema: Value | undefined): Frame {
  const names = schema === undefined ? [] : namesInSchema(stringOf(schema) ?? '');
  const [table, ...others] = frame.sources;
  if (names.length === 0 || table === undefined || others.length > 0) return frame;
  for (const name of names) run.names.column(name);
  const keys = names.map((name) => name.toLowerCase());
  return withOutput(
    frame,
    keys.map((name) => column(name, direct(run.trace.source(table, name)))),
  );
}
