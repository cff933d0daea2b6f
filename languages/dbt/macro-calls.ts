import type { Evaluator } from '../jinja/evaluate.ts';
import { type Call, callable, Thing, toText, type Value } from '../jinja/values.ts';
import { builtIn } from './cross-database.ts';
import { findMacro, type Macro } from './macros.ts';
import type { Shared } from './need.ts';

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
    const own = this.#stack.findLast((macro) => macro.package === this.#shared.project);
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

  /** adapter.dispatch('m', 'p'): the adapter's own form of the macro, else the default one. */
  readonly dispatch = callable(([name, owner], named) => {
    const from = owner ?? named.get('macro_namespace');
    for (const full of this.#forms(toText(name))) {
      const macro =
        (typeof from === 'string' ? this.#shared.macros.get(from)?.get(full) : undefined) ??
        findMacro(this.#shared.macros, this.#shared.project, full);
      if (macro !== undefined) return this.thing(macro);
    }
    return builtIn(toText(name));
  });

  #forms(name: string): readonly string[] {
    const { target } = this.#shared;
    const type = target instanceof Map ? toText(target.get('type')) : '';
    return [`${type}__${name}`, `default__${name}`];
  }
}
