import { constant, type Reason, type Unknown, unknown, type Value } from './value.ts';

/** What stands in a text for a part that only the run knows; the engine of SQL knows it as a placeholder. */
const hole = (reason: Reason): string => `\${?${reason}}`;

const HOLE = /\$\{\?([a-z-]+)\}/;
const HOLES = /(\$\{\?[a-z-]+\})/;

/** Why a text is not whole; null where it is. */
export const reasonIn = (text: string): Reason | null => (HOLE.exec(text)?.[1] as Reason | undefined) ?? null;

/** No name is longer; a text that doubles itself would fill the memory. */
const LONGEST = 200_000;

/** A text of which at least something is known. */
export function text(value: string): Value {
  if (value.length > LONGEST) return unknown('runtime-data');
  const reason = reasonIn(value);
  return reason !== null && value.replaceAll(new RegExp(HOLE, 'g'), '') === ''
    ? unknown(reason)
    : constant(value);
}

/** A text that a job gives: what it refers to, `{{tasks.first.values.day}}`, only the run knows. */
export const withHoles = (given: string): Value =>
  text(given.replaceAll(/\{\{[^{}]*\}\}/g, () => hole('runtime-data')));

/** A value as it stands in a text. */
export function textOf(value: Value): string {
  switch (value.kind) {
    case 'constant':
      return constantText(value.value);
    case 'unknown':
      return hole(value.reason);
    case 'library':
      return hole(reasonOfLibrary(value.path));
    case 'object':
      return value.object.is === 'path' ? value.object.text : hole('runtime-data');
    default:
      return hole('runtime-data');
  }
}

function constantText(value: string | number | boolean | null): string {
  if (value === null) return 'None';
  return typeof value === 'boolean' ? (value ? 'True' : 'False') : String(value);
}

export const concatenated = (parts: readonly Value[]): Value => text(parts.map(textOf).join(''));

/** The text changed by a function of texts; holes stay as they are. */
export const changed = (value: string, change: (piece: string) => string): Value =>
  text(
    value
      .split(HOLES)
      .map((piece, at) => (at % 2 === 1 ? piece : change(piece)))
      .join(''),
  );

export const stringOf = (value: Value): string | null =>
  value.kind === 'constant' && typeof value.value === 'string' ? value.value : null;

/** Libraries that come with Python or are installed everywhere; the files of any other may be missing from the case. */
const KNOWN = new Set(
  `abc argparse ast asyncio base64 boto3 calendar collections concurrent configparser contextlib copy csv databricks dataclasses dbutils datetime
dateutil decimal delta dlt enum functools glob great_expectations hashlib importlib inspect io itertools json logging math mlflow multiprocessing
numpy operator os pandas pathlib pickle pprint pyspark pytest pytz random re requests shutil sklearn socket sqlalchemy string subprocess sys
tempfile threading time traceback typing typing_extensions urllib uuid warnings yaml zipfile zoneinfo builtins`.split(
    /\s+/,
  ),
);

export const reasonOfLibrary = (path: string): Reason =>
  KNOWN.has(path.split('.')[0] ?? '') ? 'runtime-data' : 'missing-file';

/** Why a value cannot stand for a name. */
export function reasonOf(value: Value): Reason {
  if (value.kind === 'unknown') return (value as Unknown).reason;
  return reasonIn(textOf(value)) ?? 'runtime-data';
}
