import type { Reason } from '../../schemas/reason.ts';

interface Words {
  readonly one: string;
  readonly many: string;
  /** What it means for the reader, and what helps. */
  readonly meaning: string;
}

/** Each reason in words for people: used in sentences after a number, and explained in tables. */
const words: Record<Reason, Words> = {
  'invalid-item': {
    one: 'record broke its contract',
    many: 'records broke their contract',
    meaning: 'A miner said something its own contract does not allow; please report it.',
  },
  'unmapped-kind': {
    one: 'record has no place in the graph yet',
    many: 'records have no place in the graph yet',
    meaning: 'No mapping takes this kind of record.',
  },
  'mapping-error': {
    one: 'record could not be mapped',
    many: 'records could not be mapped',
    meaning: 'The mapping refused the record; please report it.',
  },
  'conflicting-facts': {
    one: 'fact is contradicted by another',
    many: 'facts are contradicted by others',
    meaning: 'Two records say different things about the same fact; one was kept.',
  },
  'missing-end': {
    one: 'fact speaks of something that is not there',
    many: 'facts speak of something that is not there',
    meaning: 'One end of the relation was never declared, so the relation was left out.',
  },
  'refused-by-graph': {
    one: 'fact was refused by the graph',
    many: 'facts were refused by the graph',
    meaning: 'The graph server would not store it; see the dead letters of the run.',
  },
  'parse-error': {
    one: 'place could not be parsed',
    many: 'places could not be parsed',
    meaning: 'The text is not what its language allows, or the parser does not know the form.',
  },
  'too-large': {
    one: 'file is too large to be read',
    many: 'files are too large to be read',
    meaning: 'Over the size budget, so it was not mined.',
  },
  'too-deep': {
    one: 'text is nested too deeply',
    many: 'texts are nested too deeply',
    meaning: 'Over the depth budget of the parser.',
  },
  'too-many-items': {
    one: 'file holds more than the budget allows',
    many: 'files hold more than the budget allows',
    meaning: 'Only the first part was kept.',
  },
  binary: {
    one: 'file is binary',
    many: 'files are binary',
    meaning: 'Nothing to read; only its size and history are known.',
  },
  'invalid-utf8': {
    one: 'file is not valid UTF-8',
    many: 'files are not valid UTF-8',
    meaning: 'Its text is not read; save it as UTF-8.',
  },
  'lfs-pointer': {
    one: 'file lies in LFS',
    many: 'files lie in LFS',
    meaning: 'Only the pointer is in git; the content was not fetched.',
  },
  'missing-blob': {
    one: 'file is missing from the clone',
    many: 'files are missing from the clone',
    meaning: 'The repository does not hold the content any more.',
  },
  submodule: {
    one: 'submodule was not followed',
    many: 'submodules were not followed',
    meaning: 'It is a repository of its own; process it by its own address.',
  },
  symlink: {
    one: 'symbolic link was not followed',
    many: 'symbolic links were not followed',
    meaning: 'The target is read where it stands.',
  },
  'unsafe-path': {
    one: 'path is unsafe',
    many: 'paths are unsafe',
    meaning: 'The name could lead outside the repository, so the file was not read.',
  },
  'miner-error': {
    one: 'file made a miner fail',
    many: 'files made a miner fail',
    meaning: 'The rest was read; please report it.',
  },
  'star-without-schema': {
    one: 'query selects all columns of an unknown table',
    many: 'queries select all columns of unknown tables',
    meaning: 'The columns of what it selects from are not known here.',
  },
  'dynamic-sql': {
    one: 'statement is put together at run time',
    many: 'statements are put together at run time',
    meaning: 'The text is only known when it runs.',
  },
  macro: {
    one: 'macro hides what it does',
    many: 'macros hide what they do',
    meaning: 'The macro is not expanded, so tables named in it are not seen.',
  },
  'ambiguous-column': {
    one: 'column could come from several tables',
    many: 'columns could come from several tables',
    meaning: 'Write the table before the column.',
  },
  'ambiguous-table': {
    one: 'table name could mean several tables',
    many: 'table names could mean several tables',
    meaning: 'Write the schema before the name; its flow to or from the others is not known.',
  },
  dialect: {
    one: 'statement is in a form not understood',
    many: 'statements are in a form not understood',
    meaning: 'The dialect has a form that the parser does not know.',
  },
  'missing-package': {
    one: 'package is not in the repository',
    many: 'packages are not in the repository',
    meaning: 'What it defines is not known here.',
  },
  'env-var-without-default': {
    one: 'name depends on the environment',
    many: 'names depend on the environment',
    meaning: 'An environment variable without default decides it.',
  },
  'unresolved-ref': {
    one: 'reference leads nowhere',
    many: 'references lead nowhere',
    meaning: 'Nothing of that name is declared here.',
  },
  'unresolved-import': {
    one: 'import leads nowhere',
    many: 'imports lead nowhere',
    meaning: 'Neither a module of the repository nor a known package.',
  },
  'dynamic-name': {
    one: 'name is only known at run time',
    many: 'names are only known at run time',
    meaning: 'The name is computed, so what it stands for is not known.',
  },
  'run-time-loop': {
    one: 'loop is only known at run time',
    many: 'loops are only known at run time',
    meaning: 'How many things it makes and how they are named is not known; one stands for all.',
  },
  'unsupported-runtime': {
    one: 'program in a language that is not read',
    many: 'programs in a language that is not read',
    meaning: 'The project is known, what its program makes is not.',
  },
  'secret-masked': {
    one: 'secret was masked',
    many: 'secrets were masked',
    meaning: 'It was not stored; remove it from the repository and change it.',
  },
  'shallow-history': {
    one: 'history is cut short',
    many: 'histories are cut short',
    meaning: 'The clone does not hold all commits, so older changes are not counted.',
  },
  'no-line-counts': {
    one: 'file has no line counts',
    many: 'files have no line counts',
    meaning: 'Git could not read all versions, so lines added and deleted are not known.',
  },
};

const known = (reason: string): Words | undefined => (words as Partial<Record<string, Words>>)[reason];

/** e.g. "3 imports lead nowhere"; a reason of a newer version than this page is named as it is. */
export function reasonPhrase(reason: string, count: string, isOne: boolean): string {
  const said = known(reason);
  if (said === undefined) return `${count} × ${reason}`;
  return `${count} ${isOne ? said.one : said.many}`;
}

export const reasonMeaning = (reason: string): string => known(reason)?.meaning ?? '';
