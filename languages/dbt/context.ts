import type { Reason } from '../../schemas/reason.ts';
import { Evaluator } from '../jinja/evaluate.ts';
import { callable, fromPlain, Thing, toPlain, toText, Unknown, type Value } from '../jinja/values.ts';
import { apiThing } from './api-relation.ts';
import { builtIn } from './cross-database.ts';
import { dbtUtils } from './dbt-utils.ts';
import { MacroCalls, targetType } from './macro-calls.ts';
import { DBT_BUILT_INS, findMacro } from './macros.ts';
import { NAMING_MACROS } from './naming-macros.ts';
import type { Need, Noted, Own, Shared } from './need.ts';
import { plain } from './plain.ts';
import { quoteCall, RelationColumns } from './relation-columns.ts';
import { TEMPLATE_FUNCTIONS } from './template-functions.ts';
import { always, argumentText, configThing, truthy, varThing } from './template-values.ts';

/** dbt's globals for one template. It remembers what was needed, configured and not understood. */
export class DbtContext {
  readonly needs: Need[] = [];
  readonly noted: Noted[] = [];
  readonly fileConfig: Record<string, unknown> = {};
  readonly evaluator: Evaluator;
  readonly #shared: Shared;
  readonly #own: Own;
  readonly #columns: RelationColumns;
  readonly #macros: MacroCalls;
  readonly #globals: Readonly<Record<string, () => Value>>;

  constructor(shared: Shared, own: Own) {
    this.#shared = shared;
    this.#own = own;
    this.#columns = new RelationColumns(own.columnsOf, (what, detail) =>
      this.#note(what, 'runtime-data', detail),
    );
    this.#macros = new MacroCalls(shared, () => this.evaluator);
    this.#globals = this.#makeGlobals();
    this.evaluator = new Evaluator({
      lookup: (name) => this.#lookup(name),
      unknownCall: (name) => this.#unknownCall(name),
      undecided: (what) => this.#undecided(what),
      caller: (call) => this.#macros.outside(call),
    });
  }

  /** True where columns were asked for that were not known yet. */
  get asked(): boolean {
    return this.#columns.asked;
  }

  /** Calls a macro of the project by name; null where it has none. */
  callMacro(name: string, args: readonly Value[]): string | null {
    return this.#macros.run(name, args);
  }

  #note(what: string, reason: Reason, detail: string): undefined {
    if (!this.noted.some((one) => one.what === what && one.reason === reason)) {
      this.noted.push({ what, reason, detail, line: this.#macros.line });
    }
  }

  #lookup(name: string): Value {
    const local = this.#shared.macros.get(this.#macros.package)?.get(name);
    if (local !== undefined) return this.#macros.thing(local);
    if (this.#shared.macros.has(name)) return this.#macros.ofPackage(name);
    const global = this.#global(name);
    if (global !== undefined) return global;
    const macro = findMacro(this.#shared.macros, this.#shared.project, name) ?? NAMING_MACROS.get(name);
    if (macro !== undefined) return this.#macros.thing(macro);
    return DBT_BUILT_INS.has(name) ? builtIn(name) : undefined;
  }

  #global(name: string): Value {
    const global = Object.hasOwn(this.#globals, name) ? this.#globals[name] : undefined;
    return global?.();
  }

  #unknownCall(name: string): undefined {
    const [owner = '', ...rest] = name.split('.');
    if (owner === 'expression' || owner === '') return undefined;
    const declared = rest.length > 0 && !this.#shared.macros.has(owner);
    this.#note(name, declared ? 'missing-package' : 'macro', 'called, but not in the repository');
  }

  /** A branch or loop over what is not known; the call that made it so is told already where it is no built-in. */
  #undecided(what: string): undefined {
    if (!this.asked && what !== '')
      this.#note(what, 'runtime-data', 'a condition or loop over what only the warehouse knows');
  }

  #makeGlobals(): Record<string, () => Value> {
    return {
      ...TEMPLATE_FUNCTIONS,
      ref: always(callable((args, named) => this.#ref(args, named))),
      source: always(callable((args) => this.#need('source', args, null))),
      metric: always(callable((args) => this.#need('metric', args, null))),
      config: always(this.#configThing()),
      var: always(
        varThing(
          (name) => this.#variable(name),
          (what, detail) => this.#note(what, 'dynamic-name', detail),
        ),
      ),
      env_var: always(callable(([name, otherwise]) => this.#environment(toText(name), otherwise))),
      builtins: always(new Thing({ get: (name) => this.#global(name) })),
      model: this.#own.node,
      this: () => this.#own.thisRelation,
      target: always(this.#shared.target),
      project_name: always(this.#shared.project),
      adapter: always(new Thing({ get: (name) => this.#adapter(name) })),
      get_columns_in_relation: always(callable(([relation]) => this.#columns.list(relation))),
      dbt_utils: always(
        dbtUtils({ columns: this.#columns, dialect: this.#shared.dialect }, (name) =>
          this.#unknownCall(`dbt_utils.${name}`),
        ),
      ),
      dbt: always(new Thing({ get: (name) => this.#macros.ofDbt(name) })),
      api: always(apiThing(this.#shared.dialect)),
      run_query: always(builtIn('run_query')),
    };
  }

  #ref(args: readonly Value[], named: ReadonlyMap<string, Value>): Value {
    const version = named.get('v') ?? named.get('version');
    return this.#need('ref', args, version === undefined || version === null ? null : toText(version));
  }

  #need(type: Need['type'], args: readonly Value[], version: string | null): Value {
    if (args.length === 0 || args.some((value) => typeof value !== 'string' && typeof value !== 'number')) {
      this.#note(
        `${type}(${args.map(argumentText).join(', ')})`,
        'dynamic-name',
        'its argument is not known from the text',
      );
      return new Unknown(type);
    }
    const need: Need = {
      type,
      names: args.map(toText),
      version,
      macro: this.#macros.ownMacro,
      line: this.#macros.line,
    };
    this.needs.push(need);
    return this.#own.relationOf(need);
  }

  #configThing(): Thing {
    return configThing(
      (name) => ({ ...this.#own.config, ...this.fileConfig })[name],
      (values) => this.#configure(values),
    );
  }

  #configure(values: ReadonlyMap<string, Value>): undefined {
    for (const [key, value] of values)
      this.fileConfig[key] = value instanceof Unknown ? null : toPlain(value);
    if (this.fileConfig.enabled !== undefined && !truthy(this.fileConfig.enabled)) this.evaluator.stop();
  }

  /** A variable of the package that is running; what stands under its name comes before what holds for all. */
  #variable(name: string): Value {
    const scoped = plain(this.#shared.vars[this.#macros.package])[name];
    const value = scoped === undefined ? this.#shared.vars[name] : scoped;
    return value === undefined ? undefined : fromPlain(value);
  }

  #environment(name: string, otherwise: Value): Value {
    if (otherwise !== undefined) return otherwise;
    this.#note(`env_var('${name}')`, 'env-var-without-default', 'the environment is not in the repository');
    return `\${env:${name}}`;
  }

  #adapter(name: string): Thing {
    if (name === 'dispatch') return this.#macros.dispatch;
    if (name === 'get_columns_in_relation') return callable(([relation]) => this.#columns.list(relation));
    if (name === 'type') return callable(() => targetType(this.#shared.target));
    return name.startsWith('quote')
      ? quoteCall(this.#shared.dialect)
      : callable(() => new Unknown(`adapter.${name}`));
  }
}
