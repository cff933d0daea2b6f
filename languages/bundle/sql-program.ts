import type { LanguageTools } from '../language-tools.ts';
import type { Cell } from '../notebook/cells.ts';
import { readNotebook } from '../notebook/read-notebook.ts';
import { scriptLineage } from '../sql/lineage/script-lineage.ts';
import { putParametersIn } from '../sql/parameters.ts';
import { sqlWidgets, withoutWidgets } from '../sql/widgets.ts';
import { openness } from './openness.ts';
import { joinTraffic, type Program, type ProgramTraffic } from './program.ts';
import { readPythonProgram } from './python-program.ts';

/** Reads a file of SQL statements, or a notebook exported as one, with its parameters put in. */
export function readSqlProgram(program: Program, tools: LanguageTools): ProgramTraffic {
  const { files, entry, given } = program;
  const text = files.get(entry) ?? '';
  const cells = readNotebook(entry, text)?.cells ?? [];
  // Cells need no semicolon between them.
  const script = cells
    .filter(({ kind }) => kind === 'sql')
    .map((cell) => cell.text)
    .join('\n;\n');
  // A widget's default counts where nothing was given for it.
  const values = new Map([...sqlWidgets(script), ...given.conf, ...given.widgets]);
  const beside = besideSql(program, cells, tools);
  const sql = [
    ...beside.flatMap(({ views }) => views).map(madeElsewhere),
    putParametersIn(withoutWidgets(script), values),
  ].join('');
  const found = scriptLineage(tools.sql, { sql, dialect: 'databricks' });
  const own: ProgramTraffic = {
    reads: found.reads.map(bareName),
    writes: found.writes.map(bareName),
    views: found.temporary,
    // What keeps a table's name open; columns that stay open are told by the statements themselves.
    unresolved: found.unresolved.flatMap(({ what, reason }) =>
      reason === 'dynamic-sql' ? [{ what, reason: openness(what) ?? 'computed' }] : [],
    ),
  };
  const { reads, ...all } = joinTraffic([own, ...beside]);
  const hidden = new Set(all.views);
  return { ...all, reads: reads.filter((name) => !hidden.has(name)) };
}

/** A temporary view that a cell of another language makes. */
const madeElsewhere = (view: string): string =>
  `CREATE OR REPLACE TEMPORARY VIEW \`${view.replaceAll('`', '')}\` AS SELECT 1;\n`;

/** Python and other notebooks in cells of a notebook of SQL. */
function besideSql(
  { files, entry, given }: Program,
  cells: readonly Cell[],
  tools: LanguageTools,
): ProgramTraffic[] {
  const others = cells.flatMap(({ kind, text }) =>
    kind === 'python' ? [text] : kind === 'run' ? [`# MAGIC %run ${text}`] : [],
  );
  if (others.length === 0) return [];
  const source = ['# Databricks notebook source', others.join('\n\n# COMMAND ----------\n\n')].join('\n');
  const beside = `${entry}.py`;
  return [readPythonProgram({ files: new Map([...files, [beside, source]]), entry: beside, given }, tools)];
}

/** A path stands for itself, as in programs; the lineage of SQL marks it. */
export const bareName = (name: string): string => name.replace(/^path:/, '');
