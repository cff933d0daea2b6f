import { z } from 'zod';

/**
 * What a reason is about, and what stays unknown where a finding gives it: the tables of a place, or its columns alone.
 * `anywhere`: the reason is given for files of any language, so it tells of tables only in a file that holds them.
 */
interface Kind {
  readonly about: 'record' | 'file' | 'meaning' | 'note';
  readonly hides?: 'tables' | 'columns' | 'uses';
  readonly anywhere?: true;
}

/**
 * Why something could not be taken in, resolved or trusted. One list for rejects and findings, so that pages,
 * metrics and the labelled lineage sets all speak of the same thing by the same word.
 */
const reasons = {
  'invalid-item': { about: 'record' },
  'unmapped-kind': { about: 'record' },
  'mapping-error': { about: 'record' },
  'conflicting-facts': { about: 'record' },
  'missing-end': { about: 'record' },
  'refused-by-graph': { about: 'record' },
  'parse-error': { about: 'file', hides: 'tables', anywhere: true },
  'too-large': { about: 'file', hides: 'tables', anywhere: true },
  'too-deep': { about: 'file', hides: 'tables', anywhere: true },
  'too-many-items': { about: 'file', hides: 'tables', anywhere: true },
  binary: { about: 'file' },
  'invalid-utf8': { about: 'file' },
  'lfs-pointer': { about: 'file' },
  'missing-blob': { about: 'file' },
  submodule: { about: 'file' },
  symlink: { about: 'file' },
  'unsafe-path': { about: 'file' },
  'miner-error': { about: 'file', hides: 'tables', anywhere: true },
  // Those of the meaning are spelled as in the labelled sets.
  'star-without-schema': { about: 'meaning', hides: 'columns' },
  'dynamic-sql': { about: 'meaning', hides: 'tables' },
  macro: { about: 'meaning', hides: 'tables' },
  'ambiguous-column': { about: 'meaning', hides: 'columns' },
  'ambiguous-table': { about: 'meaning', hides: 'tables' },
  dialect: { about: 'meaning', hides: 'tables' },
  'missing-package': { about: 'meaning', hides: 'tables' },
  'env-var-without-default': { about: 'meaning', hides: 'tables' },
  'unresolved-ref': { about: 'meaning', hides: 'tables' },
  'unresolved-import': { about: 'meaning', hides: 'uses' },
  'dynamic-name': { about: 'meaning', hides: 'tables', anywhere: true },
  'run-time-loop': { about: 'meaning', hides: 'tables', anywhere: true },
  'unsupported-runtime': { about: 'meaning', hides: 'tables', anywhere: true },
  'secret-masked': { about: 'note' },
  'no-default': { about: 'meaning', hides: 'tables', anywhere: true },
  lookup: { about: 'meaning', hides: 'tables', anywhere: true },
  'remote-object': { about: 'meaning', hides: 'tables', anywhere: true },
  'missing-file': { about: 'meaning', hides: 'tables' },
  'widget-without-default': { about: 'meaning', hides: 'tables' },
  'function-parameter': { about: 'meaning', hides: 'tables' },
  environment: { about: 'meaning', hides: 'tables' },
  'undefined-name': { about: 'meaning', hides: 'tables' },
  'runtime-data': { about: 'meaning', hides: 'tables' },
  computed: { about: 'meaning', hides: 'tables', anywhere: true },
  'manifest-differs': { about: 'note' },
  'no-line-counts': { about: 'note' },
  'shallow-history': { about: 'note' },
} as const satisfies Readonly<Record<string, Kind>>;

export type Reason = keyof typeof reasons;
const names = Object.keys(reasons) as Reason[];
export const Reason = z.enum(names);

const kindOf = (reason: Reason): Kind => reasons[reason];
const isReason = (word: string): word is Reason => Object.hasOwn(reasons, word);

/** Reasons that leave a hole in what the graph knows of the code's meaning; the others are of files and records. */
export const holesInMeaning: readonly Reason[] = names.filter((reason) => kindOf(reason).about === 'meaning');

/** Whether, for this reason, the tables of a statement, model or program are not all known. */
export const hidesTables = (reason: Reason): boolean => kindOf(reason).hides === 'tables';

/**
 * Whether this reason leaves a hole in the flow of tables and their columns, given where the finding stands. A word that
 * is no reason (of a graph that another version wrote) leaves none.
 */
export function hidesFlow(reason: string, fileHoldsTables: boolean): boolean {
  if (!isReason(reason)) return false;
  const { hides, anywhere } = kindOf(reason);
  return (hides === 'tables' || hides === 'columns') && (anywhere !== true || fileHoldsTables);
}
