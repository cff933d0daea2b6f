import { findTemporary } from '../../sql/lineage/trace/trace-table.ts';
import { toReference } from '../../sql/names.ts';
import type { Run, Site } from '../interpret/run.ts';
import type { Frame } from '../values/objects.ts';
import { frameOfTable, newFrame } from './frame-values.ts';
import { sourcesOf } from './frames.ts';
import { partsOf } from './names.ts';
import { unitedByName } from './outputs.ts';
import { makeView } from './pipeline-views.ts';

/** Rows of what a name stands for: a temporary view, a dataset of the pipeline, or a table, which is read. */
export function readTable(run: Run, written: string, site: Site): Frame {
  const name = written.replace(/^LIVE\./i, '');
  makeView(run, name);
  const view = findTemporary(run.trace, toReference(partsOf(name), 'databricks'));
  if (view !== null) return newFrame(view.reads, view.output);
  return readNamed(run, tableName(run, name), site);
}

export function readNamed(run: Run, id: string, site: Site): Frame {
  run.facts.read(id, site);
  return frameOfTable(run, id);
}

/** A dataset of the pipeline keeps its own name. */
export function tableName(run: Run, written: string): string {
  const name = written.replace(/^LIVE\./i, '');
  const dataset = run.pipeline.datasets.get(name.toLowerCase());
  return dataset ?? run.names.table(name);
}

/** Several tables or paths that are read as one. */
export function together(frames: readonly Frame[]): Frame {
  const [first = newFrame([], []), ...rest] = frames;
  const output = rest.reduce((all, frame) => unitedByName(all, frame.output), first.output);
  return newFrame(sourcesOf(frames), output);
}
