import type { Evaluator } from '../jinja/evaluate.ts';
import { type Call, callable, Thing, toText, type Value } from '../jinja/values.ts';
import { builtIn } from './cross-database.ts';
import { findMacro, type Macro } from './macros.ts';
import { NAMING_MACROS } from './naming-macros.ts';
import type { Shared } from './need.ts';

/** Names of dbt's own that a project may put a macro in place of: such a call is still one of ref or source. */
const REPLACED: ReadonlySet<string> = new Set(['ref', 'source']);

/** Macros as values that can be called, and where in them one is. */
export class MacroCalls {
  readonly #shared: Shared;
  readonly #evaluator: () => Evaluator;
  readonly #stack: Macro[] = [];
  #callLine = 1;

  constructor(shared: Shared, evaluator: () => Evaluator) {
    this.#shared = shared;
    this.#evaluator = evaluator;
  }

  /** Line of the resource's own text: inside a macro, that of the call which led there. */
  get line(): number {
    return this.#stack.length > 0 ? this.#callLine : this.#evaluator().line;
  }

  /** The package whose text is running. */
  get package(): string {
    return this.#stack.at(-1)?.package ?? this.#shared.project;
  }

  /** The innermost macro of the project that is running. */
  get ownMacro(): string | null {
    const own = this.#stack.findLast(
      ({ package: owner, definition }) => owner === this.#shared.project && !REPLACED.has(definition.name),
    );
    return own?.definition.name ?? null;
  }

  thing(macro: Macro): Thing {
    const thing = this.#evaluator().macro(macro.definition);
    return callable((positional, named) => {
      if (this.#stack.length === 0) this.#callLine = this.#evaluator().line;
      this.#stack.push(macro);
      const value = thing.call?.(positional, named);
      this.#stack.pop();
      return value;
    });
  }

  /** What a call block says is said where it stands, not in the macro that runs it. */
  outside(call: Call): Call {
    const depth = this.#stack.length;
    return (positional, named) => {
      const inner = this.#stack.splice(depth);
      const value = call(positional, named);
      this.#stack.push(...inner);
      return value;
    };
  }

  ofPackage(owner: string): Thing {
    const names = this.#shared.macros.get(owner);
    const get = (name: string): Value => {
      const macro = names?.get(name);
      return macro === undefined ? undefined : this.thing(macro);
    };
    return new Thing({ get });
  }

  /** Calls a macro of the project by name, or its form for the adapter, as dbt does with its own; null where there is none. */
  run(name: string, args: readonly Value[]): string | null {
    const own = this.#shared.macros.get(this.#shared.project);
    const macro = [name, ...this.#forms(name)].map((form) => own?.get(form)).find((one) => one !== undefined);
    if (macro === undefined) return null;
    return toText(this.thing(macro).call?.(args, new Map()) ?? '');
  }

  /** dbt.<name>: its macros for names, else what it brings for all adapters. */
  ofDbt(name: string): Value {
    const macro = NAMING_MACROS.get(name);
    return macro === undefined ? builtIn(name) : this.thing(macro);
  }

  /**
   * adapter.dispatch('m', 'p'): the packages that are searched one behind the other, the project's own first unless it says
   * otherwise; in each the adapter's own form of the macro, then those of adapters that it builds on, then the default one.
   */
  readonly dispatch = callable(([name, owner], named) => {
    const forms = this.#forms(toText(name));
    for (const find of this.#searched(owner ?? named.get('macro_namespace'))) {
      const macro = forms.map(find).find((one) => one !== undefined);
      if (macro !== undefined) return this.thing(macro);
    }
    return builtIn(toText(name));
  });

  #searched(namespace: Value): readonly ((form: string) => Macro | undefined)[] {
    const { macros, root, project, searchOrders } = this.#shared;
    const anywhere = (form: string): Macro | undefined =>
      findMacro(macros, project, form) ?? NAMING_MACROS.get(form);
    if (typeof namespace !== 'string') return [anywhere];
    const order = searchOrders.get(namespace) ?? [root, namespace];
    return [...order.map((owner) => (form: string) => macros.get(owner)?.get(form)), anywhere];
  }

  #forms(name: string): readonly string[] {
    const type = targetType(this.#shared.target);
    return [type, ...(BUILDS_ON[type] ?? []), 'default'].map((adapter) => `${adapter}__${name}`);
  }
}

/** The adapter of the target; '' where the text does not tell. */
export function targetType(target: Value): string {
  const type = target instanceof Map ? target.get('type') : null;
  return typeof type === 'string' ? type : '';
}

/** Adapters whose macros another adapter takes where it has none of its own. */
const BUILDS_ON: Readonly<Partial<Record<string, readonly string[]>>> = {
  databricks: ['spark'],
  glue: ['spark'],
  fabricspark: ['spark'],
  redshift: ['postgres'],
  materialize: ['postgres'],
  risingwave: ['postgres'],
  greenplum: ['postgres'],
  sqlserver: ['fabric'],
  synapse: ['fabric'],
};
