import type { Reason } from '../../schemas/reason.ts';
import type { Value } from '../jinja/values.ts';
import type { SqlDialect } from '../sql/parser.ts';
import type { ColumnsOf } from './columns/read-columns.ts';
import type { Macros } from './macros.ts';
import type { Plain } from './plain.ts';

/** A ref() or source() that was evaluated. */
export interface Need {
  readonly type: 'ref' | 'source' | 'metric';
  /** [package?, name] of a ref, [source, table] of a source. */
  readonly names: readonly string[];
  readonly version: string | null;
  /** Macro of the project in which the call stands. */
  readonly macro: string | null;
  readonly line: number;
}

export interface Noted {
  readonly what: string;
  readonly reason: Reason;
  readonly detail: string;
  readonly line: number;
}

/** What all templates of a project share. */
export interface Shared {
  /** The project whose text is running: one of the installed packages, or the project itself. */
  readonly project: string;
  /** The project that is built. */
  readonly root: string;
  /** Packages in which the forms of a dispatched macro are searched, by the package that asks; only what dbt_project.yml says. */
  readonly searchOrders: ReadonlyMap<string, readonly string[]>;
  readonly vars: Plain;
  readonly macros: Macros;
  readonly target: Value;
  readonly dialect: SqlDialect | null;
}

/** What the template of one resource is rendered with. */
export interface Own {
  readonly thisRelation: Value;
  /** The resource as `model`. */
  readonly node: () => Value;
  /** Configuration so far; what config() says in the template is added to it. */
  readonly config: Record<string, unknown>;
  readonly relationOf: (need: Need) => Value;
  /** Null until the columns of what it needs are known. */
  readonly columnsOf: ColumnsOf | null;
}
