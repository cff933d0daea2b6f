import { scriptLineage } from '../sql/lineage/script-lineage.ts';
import { putParametersIn } from '../sql/parameters.ts';
import type { SqlParser } from '../sql/parser.ts';
import type { Reason } from './facts.ts';
import type { Program, ProgramTraffic } from './program.ts';

/** Reads a file of SQL statements, or a notebook exported as one, with its parameters put in. */
export function readSqlProgram({ files, entry, given }: Program, parser: SqlParser): ProgramTraffic {
  const { sql, values } = withoutWidgets(
    asScript(files.get(entry) ?? ''),
    new Map([...given.conf, ...given.widgets]),
  );
  const found = scriptLineage(parser, { sql: putParametersIn(sql, values), dialect: 'databricks' });
  return {
    reads: found.reads.map(bareName),
    writes: found.writes.map(bareName),
    views: found.temporary,
    unresolved: found.unresolved.flatMap(({ what, reason }) => {
      const known = reasonOf(what, reason);
      return known === null ? [] : [{ what, reason: known }];
    }),
  };
}

/** A path stands for itself, as in programs; the lineage of SQL marks it. */
export const bareName = (name: string): string => name.replace(/^path:/, '');

/** What keeps a table's name open; columns that stay open are told by the statements themselves. */
function reasonOf(what: string, reason: string): Reason | null {
  if (reason !== 'dynamic-sql') return null;
  return /^[:$]/.test(what) ? 'widget-without-default' : 'computed';
}

const NOTEBOOK = /^-- Databricks notebook source/;

/** Cells of a notebook need no semicolon between them; cells of other languages stand in comments. */
const asScript = (source: string): string =>
  NOTEBOOK.test(source) ? source.replaceAll(/^-- COMMAND -+\s*$/gm, '\n;') : source;

const WIDGET =
  /\bCREATE\s+WIDGET\s+(?:TEXT|DROPDOWN|COMBOBOX|MULTISELECT)\s+`?(\w+)`?\s+DEFAULT\s+(['"])(.*?)\2[^;]*(?:;|$)/gi;

/** A widget's default counts where nothing was given for it. */
function withoutWidgets(
  source: string,
  given: ReadonlyMap<string, string>,
): { sql: string; values: ReadonlyMap<string, string> } {
  const defaults = [...source.matchAll(WIDGET)].map(([, name = '', , value = '']) => [name, value] as const);
  return { sql: source.replaceAll(WIDGET, ''), values: new Map([...defaults, ...given]) };
}
