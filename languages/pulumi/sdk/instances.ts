import type { Args, Run } from '../interpret/run.ts';
import { textOf } from '../values/text.ts';
import { type Instance, NOTHING, type Value } from '../values/value.ts';
import { argument, splitArguments } from './arguments.ts';
import { CORE } from './packages.ts';
import { register } from './resources.ts';
import { tokenOf } from './tokens.ts';

type Sdk = Extract<Value, { kind: 'sdk' }>;

/** An instance of a class of the program whose constructor reached that of the SDK: a component, or a resource of its own kind. */
export function registerInstance(run: Run, instance: Instance, base: Sdk, args: Args): void {
  const [type] = base.path.slice(-1);
  if (base.sdk !== CORE) registerDerived(run, instance, tokenOf(base.sdk, base.path), args);
  else if (type === 'ComponentResource') registerComponent(run, instance, args);
  else if (base.path.includes('dynamic')) registerDynamic(run, instance, args);
  else if (type === 'CustomResource' || type === 'Resource') registerCustom(run, instance, args);
}

/** `super().__init__(type, name, props, opts)`. */
function registerComponent(run: Run, instance: Instance, args: Args): void {
  const type = textOf(argument(args, 0, 't', 'type', 'type_'));
  const name = argument(args, 1, 'name', 'resource_name');
  const options = optionsAt(args, 3);
  instance.handle = register(run, { kind: 'component', type, name, inputs: [], options }, instance.site);
  const { form, scope } = instance.of;
  run.record.components.set(`${scope.file}\0${form.name}`, {
    class: form.name,
    type,
    file: scope.file,
    lines: form.lines,
  });
}

/** A class that extends a resource of an SDK keeps its type. */
function registerDerived(run: Run, instance: Instance, type: string, args: Args): void {
  instance.handle = register(run, { kind: 'resource', type, ...splitArguments(run, args) }, instance.site);
}

/** `super().__init__(provider, name, props, opts)`. */
function registerDynamic(run: Run, instance: Instance, args: Args): void {
  const runtime = run.language === 'python' ? 'python' : 'nodejs';
  const type = `pulumi-${runtime}:dynamic:Resource`;
  const name = argument(args, 1, 'name');
  const inputs = [argument(args, 2, 'props')];
  instance.handle = register(
    run,
    { kind: 'resource', type, name, inputs, options: optionsAt(args, 3) },
    instance.site,
  );
}

function registerCustom(run: Run, instance: Instance, args: Args): void {
  const type = textOf(argument(args, 0, 't', 'type'));
  const name = argument(args, 1, 'name', 'resource_name');
  const inputs = [argument(args, run.language === 'python' ? 3 : 2, 'props')];
  const options = optionsAt(args, run.language === 'python' ? 4 : 3);
  instance.handle = register(run, { kind: 'resource', type, name, inputs, options }, instance.site);
}

/** Options by name, by their make, or by place. */
function optionsAt(args: Args, place: number): Value {
  const made = args.positional.find((value) => value.kind === 'dict' && value.isOptions);
  return args.named.get('opts') ?? made ?? args.positional[place] ?? NOTHING;
}
