import { stringValue } from '../../names.ts';
import { type RawStatement, splitStatements } from '../../split.ts';
import type { Token } from '../../tokenize.ts';
import { TooDeep, TooLong } from '../read/grammar.ts';
import { opensQuery } from '../read/opens-query.ts';
import { OverBudget, type Trace } from '../trace/trace.ts';
import { defineByReturn } from './block-function.ts';
import { type Running, readerOf } from './context.ts';
import { runFetch } from './into-variables.ts';
import { tellUnread } from './partly-read.ts';
import { runApplyChanges } from './run-cdc.ts';
import { runCache, runCreate } from './run-create.ts';
import { defineFunction } from './run-function.ts';
import { runAlter, runDrop, runExecute, runRestore, runTruncate, runUse } from './run-other.ts';
import { runQuery } from './run-query.ts';
import { runCopy, runExport, runLoad } from './run-transfer.ts';
import { noteTriggers } from './run-trigger.ts';
import { bindLoop, runDeclare, runSet } from './variables.ts';

type Runner = (running: Running) => void;

const query: Runner = runQuery;

/** By the first word; what is not here touches no table. */
const RUNNERS: Readonly<Record<string, Runner>> = {
  SELECT: query,
  FROM: query,
  VALUES: query,
  '(': query,
  TABLE: query,
  PIVOT: query,
  UNPIVOT: query,
  REPLACE: (running) => (running.reader.key(1) === 'TABLE' ? runCreate(running) : runQuery(running)),
  WITH: query,
  INSERT: query,
  MERGE: query,
  UPDATE: query,
  DELETE: query,
  CREATE: runCreate,
  DROP: runDrop,
  TRUNCATE: runTruncate,
  RESTORE: runRestore,
  ALTER: runAlter,
  COPY: runCopy,
  LOAD: runLoad,
  APPLY: (running) => runApplyChanges(running, null),
  AUTO: (running) => runApplyChanges(running, null),
  CACHE: runCache,
  EXPORT: runExport,
  UNLOAD: runExport,
  USE: runUse,
  DECLARE: runDeclare,
  SET: runSet,
  LET: runSet,
  FETCH: runFetch,
  EXECUTE: runExecute,
  EXEC: runExecute,
  RETURN: runReturn,
  PERFORM: runPerform,
  DO: runDo,
};

/** Deeper calls of scripts in scripts than people write. */
const MAX_NESTED = 8;
const MAX_TOKENS = 200_000;

/** Runs a script statement by statement; what one leaves behind the next one sees. `each` is told of those of the text. */
export function runScript(
  trace: Trace,
  text: string,
  nesting = 0,
  each: (raw: RawStatement) => void = () => undefined,
): undefined {
  if (nesting > MAX_NESTED) return;
  runStatements(trace, splitStatements(text, trace.dialect), nesting, each);
}

/** The same for a script that was split before. */
export function runStatements(
  trace: Trace,
  statements: readonly RawStatement[],
  nesting: number,
  each: (raw: RawStatement) => void,
): undefined {
  noteTriggers(trace, statements);
  for (const raw of statements) {
    if (nesting === 0) {
      trace.enterDepth(raw.depth);
      trace.statement.clear();
    }
    runGuarded(trace, raw, nesting);
    trace.endStatement();
    each(raw);
  }
}

const OVER_BUDGET = [TooDeep, TooLong, OverBudget, RangeError];

/** A statement over the budget ends as one counted finding; the next one is read as ever. */
function runGuarded(trace: Trace, raw: RawStatement, nesting: number): undefined {
  const what = raw.tokens
    .slice(0, 4)
    .map((token) => token.text.slice(0, 40))
    .join(' ');
  if (raw.tokens.length > MAX_TOKENS) return trace.unsure(what, 'budget');
  const before = trace.output;
  try {
    runRaw(trace, raw, nesting);
  } catch (error) {
    if (!OVER_BUDGET.some((kind) => error instanceof kind)) throw error;
    trace.unsure(what, 'budget');
  }
  if (nesting === 0) tellUnread(trace, what, before);
}

function runRaw(trace: Trace, raw: RawStatement, nesting: number): undefined {
  if (raw.variable !== null) return bindLoop(trace, raw.variable, raw.tokens);
  if (raw.role === 'condition') return runCondition(trace, raw.tokens);
  if (raw.role === 'declaration') return runDeclare(runningOf(trace, raw.tokens, nesting));
  return runStatement(trace, raw.tokens, nesting);
}

function runningOf(trace: Trace, tokens: readonly Token[], nesting: number): Running {
  return {
    trace,
    reader: readerOf(tokens, trace),
    statement: (inner) => runStatement(trace, inner, nesting),
    script: (text) => runScript(trace, text, nesting + 1),
  };
}

function runStatement(trace: Trace, tokens: readonly Token[], nesting: number): undefined {
  const first = tokens[0];
  if (first === undefined) return;
  if (first.kind === 'marker') return runStatement(trace, tokens.slice(1), nesting);
  const running = runningOf(trace, tokens, nesting);
  const runner = RUNNERS[first.key];
  if (runner !== undefined) runner(running);
  else if (tokens.slice(1, 6).some((token) => token.key === ':=')) runSet(running);
}

/** What a condition tests is read, and is no value of anything. */
function runCondition(trace: Trace, tokens: readonly Token[]): undefined {
  const reader = readerOf(tokens, trace);
  if (/^(?:SELECT|WITH|VALUES)$/.test(reader.key())) trace.query(reader.query(), trace.root);
  else trace.expression(reader.expression(), trace.root);
}

/** The value of a function whose body is a block; else a query whose rows go to the caller. */
function runReturn({ reader, trace }: Running): undefined {
  reader.at += 1;
  reader.take('QUERY');
  if (reader.done) return;
  const { pendingFunction: pending } = trace;
  if (pending !== null)
    return trace.dialect === 'tsql' && !opensQuery(reader)
      ? defineByReturn(trace, reader, pending)
      : defineFunction(trace, reader);
  if (/^(?:SELECT|WITH|TABLE)$/.test(reader.key())) {
    if (reader.key() === 'TABLE') reader.at += 1;
    if (reader.key() === '(') trace.expression(reader.expression(), trace.root);
    else trace.query(reader.query(), trace.root);
  } else trace.expression(reader.expression(), trace.root);
}

function runPerform({ reader, trace }: Running): undefined {
  reader.at += 1;
  trace.query(reader.query(), trace.root);
}

/** Postgres: `DO $$ … $$`. */
function runDo({ reader, script }: Running): undefined {
  const body = reader.tokens.find((token) => token.kind === 'string');
  if (body !== undefined) script(stringValue(body));
}
