import { addTemporary } from '../../sql/lineage/trace/trace-table.ts';
import type { Run, Site } from '../interpret/run.ts';
import { NO_ARGUMENTS } from '../values/arguments.ts';
import type { Closure } from '../values/value.ts';
import { frameOf, NO_FRAME } from './frame-values.ts';

/** Something that a function of a declarative pipeline makes. */
export interface Dataset {
  readonly name: string;
  readonly closure: Closure;
  readonly site: Site;
  /** Null for a view, and for a sink that leads nowhere. */
  readonly target: string | null;
}

/** Makes a view of the pipeline when something reads it for the first time. */
export function makeView(run: Run, name: string): undefined {
  const view = run.pipeline.views.get(name.toLowerCase());
  if (view === undefined) return;
  run.pipeline.views.delete(name.toLowerCase());
  const frame = frameOf(run.call(view.closure, NO_ARGUMENTS, view.site)) ?? NO_FRAME;
  run.names.table(view.name);
  run.trace.statementReads = new Set(frame.sources);
  const parts = [{ text: view.name, quoted: true }];
  addTemporary(run.trace, { kind: 'table', parts }, frame.output);
  run.trace.statementReads = new Set();
  run.facts.view(view.name.toLowerCase());
}

/** Views that a text of SQL names. */
export function makeViews(run: Run, sql: string): undefined {
  if (run.pipeline.views.size === 0) return;
  const words = new Set(sql.toLowerCase().match(/\w+/g) ?? []);
  for (const name of [...run.pipeline.views.keys()]) if (words.has(name)) makeView(run, name);
}

export function makeAllViews(run: Run): undefined {
  for (const name of [...run.pipeline.views.keys()]) makeView(run, name);
}
