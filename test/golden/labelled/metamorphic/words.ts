/** A word of any language of the labelled sets. */
const WORD = /[\p{L}_$][\p{L}\p{N}_$]*/gu;

export const wordsOf = (text: string): readonly string[] => text.match(WORD) ?? [];

export const replaceWords = (text: string, replace: (word: string) => string): string => text.replace(WORD, replace);

/** Every text of a JSON value, keys included, with the field it stands in (its nearest key). */
export function* textsOf(value: unknown, field = ''): Generator<{ readonly field: string; readonly text: string }> {
  if (typeof value === 'string') yield { field, text: value };
  else if (Array.isArray(value)) for (const item of value) yield* textsOf(item, field);
  else if (value !== null && typeof value === 'object')
    for (const [key, inner] of Object.entries(value)) {
      yield { field: '', text: key };
      yield* textsOf(inner, key);
    }
}

/** The value with each of its texts changed, keys included. */
export function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [change(key), mapTexts(inner, change)]));
}

/**
 * Words that mean something where they also serve as names: keywords and units, pseudo columns and generated
 * columns, options, prefixes that tell a layer. They keep their meaning only under their own name.
 */
export const MEANINGFUL: ReadonlySet<string> = new Set(
  [
    'and as asc all any array at avg between by case cast catalog change changes coalesce column columns comment commit count create',
    'current data database databricks bigquery snowflake postgres duckdb tsql date day days default delete desc distinct else end',
    'environment env exists expr expression extract false field fields file files first for format from full group having hour id if in',
    'index inner insert int integer interval into is item items join key keys last lateral left level limit line list live local',
    'main map match matched max merge metadata min minute mode model models month name names new node none not null number',
    'offset on once only open or order orders out outer over owner package param parameters partition path pivot policy pos position',
    'product project public quarter query range rank raw read record ref region replace resource resources result return right role',
    'root row rows schema second seed select sequence session set size snapshot source sources spark sql stack stage start state status',
    'stream string struct sum system table tables tag tags target task tasks temp test text then this time timestamp to',
    'token tokens top true type union unique unit update url use user using value values var vars version view volume when where',
    'window with without week year zone csv json parquet delta avro kafka jdbc topic subscribe dbtable header incremental excluded',
    'inserted deleted stg staging base ingest landing prep calc intermediate mart marts core gold silver bronze publish dim fct',
    'dev prod production development bundle job jobs pipeline pipelines volume volumes schemas dashboard dashboards notebook wheel',
    'configuration libraries periodic warehouse cluster clusters condition input inputs iteration widgets alert git',
    // Of the command line of dbt.
    'deps exclude fail fast materialized parse partial refresh selector threads',
  ].flatMap((line) => line.split(' ')),
);
