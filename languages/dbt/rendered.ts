import type { Config } from './config-tree.ts';
import type { DbtContext } from './context.ts';
import type { Need, Noted } from './need.ts';
import { string } from './plain.ts';
import type { Found } from './resources.ts';

/** What a resource's own text says once it was rendered. */
export interface Rendered {
  readonly needs: readonly Need[];
  readonly noted: readonly Noted[];
  readonly config: Config;
  readonly sql: string | null;
  /** Line of the template for each line of the SQL. */
  readonly lines: readonly number[];
  /** True where the template asked for columns that were not known yet. */
  readonly asked: boolean;
}

/** A resource that is switched off is not rendered for its needs. */
export const NOTHING: Rendered = {
  needs: [],
  noted: [],
  config: {},
  sql: null,
  lines: [],
  asked: false,
};

export const EMPTY = { database: null, schema: null } as const;

export const overBudget = (context: DbtContext, { name }: Found): Noted[] =>
  context.evaluator.exhausted
    ? [
        {
          what: name,
          reason: 'too-deep',
          detail: 'its template takes too many steps; the rest is unread',
          line: context.evaluator.line,
        },
      ]
    : [];

export function materializationOf(found: Found, config: Config): string | null {
  if (found.type === 'seed' || found.type === 'snapshot') return found.type;
  if (found.type !== 'model') return null;
  if (config.materialized === null) return null;
  return string(config.materialized) ?? (found.python === null ? 'view' : 'table');
}
