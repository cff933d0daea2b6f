import type { Reason } from '../../schemas/reason.ts';
import type { Words } from './reason-words.ts';

/** Why what was read does not tell all. */
export const languageReasons = {
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
  'no-default': {
    one: 'variable has no value',
    many: 'variables have no value',
    meaning: 'It is set on deployment, so what stands for it is not known.',
  },
  lookup: {
    one: 'variable is looked up in the workspace',
    many: 'variables are looked up in the workspace',
    meaning: 'Only the workspace knows its value.',
  },
  'remote-object': {
    one: 'object lies outside the repository',
    many: 'objects lie outside the repository',
    meaning: 'A path or id of the workspace, or another repository: its text is not here.',
  },
  'missing-file': {
    one: 'file is not there',
    many: 'files are not there',
    meaning: 'It is named but the commit does not hold it.',
  },
  'widget-without-default': {
    one: 'parameter has no value',
    many: 'parameters have no value',
    meaning: 'Nobody in the repository gives it one, so the name made of it is not known.',
  },
  'function-parameter': {
    one: 'name is a parameter of a function',
    many: 'names are parameters of functions',
    meaning: 'No call in the repository fixes it.',
  },
  environment: {
    one: 'name comes from the environment',
    many: 'names come from the environment',
    meaning: 'A variable, an argument or a setting decides it when the program is started.',
  },
  'undefined-name': {
    one: 'name is defined nowhere',
    many: 'names are defined nowhere',
    meaning: 'No file in the repository gives it a value.',
  },
  'runtime-data': {
    one: 'name comes from data',
    many: 'names come from data',
    meaning: 'It is read or handed over while the job runs.',
  },
  computed: {
    one: 'name is computed',
    many: 'names are computed',
    meaning: 'It is put together in a way that reading the text does not follow.',
  },
  'run-time-loop': {
    one: 'loop is only known at run time',
    many: 'loops are only known at run time',
    meaning: 'How many things it makes and how they are named is not known; one stands for all.',
  },
  'unsupported-runtime': {
    one: 'program in a language that is not read',
    many: 'programs in a language that is not read',
    meaning: 'That it is there is known, what it makes or touches is not.',
  },
  'manifest-differs': {
    one: "statement of dbt's manifest differs from the text",
    many: "statements of dbt's manifest differ from the text",
    meaning: 'The committed target/manifest.json says otherwise than the project beside it; it may be older.',
  },
} as const satisfies Partial<Record<Reason, Words>>;
