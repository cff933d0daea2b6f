import type { Args, Run } from '../interpret/run.ts';
import type { Method } from '../native/methods.ts';
import { textOf } from '../values/text.ts';
import { usesOf } from '../values/uses.ts';
import { type Handle, isNothing, NOTHING, open, type Site, type Value } from '../values/value.ts';
import { argument } from './arguments.ts';

/** `StackReference(name)`, or with a name of its own and the stack's in its arguments. */
export function referToStack(run: Run, args: Args, { file, lines }: Site): Value {
  const second = args.positional[1];
  const inner = second?.kind === 'dict' && !second.isOptions ? second.entries.get('name') : undefined;
  const positional = run.language === 'python' && second?.kind !== 'dict' ? second : undefined;
  const explicit = args.named.get('stack_name') ?? inner ?? positional ?? NOTHING;
  const name = textOf(isNothing(explicit) ? argument(args, 0, 'name') : explicit);
  run.record.stackReferences.set(name, { name, file, lines });
  const handle: Handle = { kind: 'stack-reference', name, type: '' };
  return { kind: 'handle', handle, fields: new Map() };
}

const READS: ReadonlySet<string> = new Set([
  'getoutput',
  'requireoutput',
  'getoutputvalue',
  'requireoutputvalue',
  'getoutputdetails',
]);

/** The methods that read an output of another stack. */
export function stackReferenceMethod(name: string): Method | null {
  if (!READS.has(name.replaceAll('_', '').toLowerCase())) return null;
  return (_run, of, args) => open(`output ${textOf(argument(args, 0, 'name'))}`, usesOf(of));
}
