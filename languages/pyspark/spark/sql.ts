import { runScript } from '../../sql/lineage/run/run-script.ts';
import { addTemporary, dropTemporary } from '../../sql/lineage/trace/trace-table.ts';
import { type Reference, toReference } from '../../sql/names.ts';
import { putParametersIn } from '../../sql/parameters.ts';
import type { RawStatement } from '../../sql/split.ts';
import type { Run, Site } from '../interpret/run.ts';
import { openPart } from '../open-part.ts';
import type { Frame } from '../values/objects.ts';
import { reasonIn } from '../values/text.ts';
import { LOST, newFrame } from './frame-values.ts';
import { leaveOpen } from './given-names.ts';
import { partsOf } from './names.ts';
import { makeViews } from './pipeline-views.ts';

/** Where a text of SQL stands: as the argument of a call, or as a cell whose lines count. */
export type SqlPlace =
  | { readonly in: 'call'; readonly site: Site; readonly written: string }
  | { readonly in: 'cell'; readonly file: string; readonly line: number };

/** Runs a text of SQL in the session; gives the rows of its last query. */
export function runSql(run: Run, text: string, place: SqlPlace): Frame {
  const { trace } = run;
  const sql = putParametersIn(text, run.given.forSql);
  if (run.ruledOut > 0 && /^\s*USE\b/i.test(sql)) return newFrame([], []);
  makeViews(run, sql);
  run.names.sql(sql);
  forget(run);
  trace.output = null;
  trace.takesQueryNames = true;
  let sources: ReadonlySet<string> = new Set();
  runScript(trace, sql, 0, (raw) => {
    noteStatement(run, raw, place);
    sources = trace.lastReads;
  });
  const isOpen = [...sources].some((name) => openPart(name) !== null);
  const output = trace.output ?? [];
  return newFrame(
    [...sources].filter((name) => openPart(name) === null),
    isOpen || reasonIn(sql) !== null ? [...knownOutput(output, sources)] : output,
  );
}

/** With an unknown part in the text its columns are known only where nothing unknown goes into them. */
function knownOutput(output: Frame['output'], _sources: ReadonlySet<string>): Frame['output'] {
  const isKnown = output.every(
    (item) => item.is === 'column' && item.name !== null && openPart(item.name) === null,
  );
  return isKnown && output.length > 0
    ? output.filter(
        (item) => item.is === 'column' && [...item.flow.sources].every((one) => openPart(one) === null),
      )
    : LOST;
}

function forget({ trace }: Run): undefined {
  trace.reads.clear();
  trace.writes.clear();
  trace.edges.clear();
  trace.written.clear();
}

function noteStatement(run: Run, raw: RawStatement, place: SqlPlace): undefined {
  const { trace, facts } = run;
  const site = siteOf(raw, place);
  const isKnown = (name: string): boolean => {
    const open = openPart(name);
    if (open !== null) tellOpen(run, open, place, site);
    return open === null;
  };
  if (raw.tokens[0]?.key === 'USE') trace.session.leaveUnknown((name) => !isKnown(name));
  for (const name of trace.reads) if (isKnown(name)) facts.read(name, site);
  for (const name of trace.writes)
    if (isKnown(name))
      facts.write(
        name,
        [...trace.edges.values()].filter(({ to }) => to === name).map(({ from }) => from),
        site,
      );
  noteColumns(run, site);
  for (const { name } of trace.temporary.values())
    if (openPart(name) === null && !name.startsWith(GIVEN_FRAME)) facts.view(name);
  if (reasonIn(raw.tokens.map(({ text }) => text).join(' ')) === null) tellUnread(run, place, site);
  forget(run);
}

function noteColumns({ trace, facts }: Run, site: Site): undefined {
  for (const { table, column, flow } of trace.written.values())
    if (openPart(table) === null && openPart(column) === null) facts.column(table, column, flow, site);
}

/** Words of a known text that are not understood, or more of them than the budget. */
function tellUnread({ trace, facts }: Run, place: SqlPlace, site: Site): undefined {
  for (const { what, reason } of trace.statement.unresolved.values()) {
    if (reason === 'partly-read' || reason === 'budget')
      facts.leaveOpen(
        place.in === 'call' ? place.written : what,
        reason === 'budget' ? 'too-large' : 'parse-error',
        site,
      );
  }
}

function siteOf({ lines }: RawStatement, place: SqlPlace): Site {
  if (place.in === 'call') return place.site;
  const shift = place.line - 1;
  return { file: place.file, lines: [lines[0] + shift, lines[1] + shift] };
}

/** A name that the text of a call leaves open is told by that text; one of a cell by its marker. */
function tellOpen(run: Run, open: string, place: SqlPlace, site: Site): undefined {
  const reason = reasonIn(open) ?? 'widget-without-default';
  if (place.in === 'call') return leaveOpen(run, place.written, reason, site);
  const inner = /^identifier\(([\s\S]*)\)$/i.exec(open)?.[1];
  leaveOpen(run, (inner ?? open).replaceAll(/\s+/g, ' ').trim(), reason, site);
}

const referenceOf = (name: string): Reference => toReference(partsOf(name), 'databricks');

/** A name that stands for rows from now on. */
export function defineView(run: Run, name: string, frame: Frame): undefined {
  run.names.table(name);
  run.facts.view(bindFrame(run, name, frame));
}

/** The name stands for a table again. */
export function dropView({ trace }: Run, name: string): undefined {
  dropTemporary(trace, referenceOf(name));
}

/** Makes rows known to SQL by a name. */
export function bindFrame({ trace }: Run, name: string, frame: Frame): string {
  trace.statementReads = new Set(frame.sources);
  const bound = addTemporary(trace, referenceOf(name), frame.output);
  trace.statementReads = new Set();
  return bound.name;
}

/** Frames that one text of SQL is given go by names that no view has. */
export const GIVEN_FRAME = '__given_';
