import type { NamePart } from '../../names.ts';
import type { Expression, Pivot, SelectItem } from '../syntax.ts';
import type { Reader } from './reader.ts';

const FRAMES: ReadonlySet<string> = new Set(['FINAL', 'RUNNING']);
const CLAUSES: ReadonlySet<string> = new Set([
  'MEASURES',
  'ONE',
  'ALL',
  'AFTER',
  'PATTERN',
  'SUBSET',
  'DEFINE',
]);

interface Found {
  readonly partition: Expression[];
  /** ORDER BY and DEFINE. */
  readonly control: Expression[];
  readonly measures: SelectItem[];
  readonly variables: NamePart[];
  all: boolean;
}

/** The rows that a pattern matches: measures, the variables of the pattern, and what chooses the rows. */
export function readMatch(reader: Reader): Extract<Pivot, { is: 'match' }> {
  const found: Found = { partition: [], control: [], measures: [], variables: [], all: false };
  while (!reader.done && reader.key() !== ')') if (!readClause(reader, found)) skipOne(reader);
  reader.close();
  return { is: 'match', ...found, alias: null };
}

function readClause(reader: Reader, found: Found): boolean {
  if (reader.take('PARTITION', 'BY')) found.partition.push(...reader.expressions());
  else if (reader.take('ORDER', 'BY')) readOrder(reader, found.control);
  else if (reader.take('MEASURES')) found.measures.push(...readMeasures(reader));
  else if (reader.take('ALL', 'ROWS')) found.all = true;
  else if (reader.take('PATTERN')) found.variables.push(...patternNames(reader));
  else if (reader.take('SUBSET')) found.variables.push(...one(reader));
  else if (reader.take('DEFINE')) readDefinitions(reader, found.control);
  else return false;
  return true;
}

function skipOne(reader: Reader): undefined {
  if (reader.key() === '(') reader.skipParens();
  else reader.at += 1;
}

/** `ORDER BY a DESC` up to the next clause; a window's reader would go on to the parenthesis. */
function readOrder(reader: Reader, control: Expression[]): undefined {
  do {
    control.push(reader.expression());
    while (!reader.done && !/^[,)]$/.test(reader.key()) && !CLAUSES.has(reader.key())) reader.at += 1;
  } while (reader.take(','));
}

function readMeasures(reader: Reader): SelectItem[] {
  const items: SelectItem[] = [];
  do {
    reader.takeAny(FRAMES);
    const value = reader.expression();
    const name = reader.take('AS') ? reader.identifier() : null;
    items.push({ value, aliases: name === null ? [] : [name] });
  } while (reader.take(','));
  return items;
}

/** Names in `(strt up+ {- flat* -})`. */
function patternNames(reader: Reader): NamePart[] {
  const start = reader.at;
  if (reader.key() !== '(') return [];
  reader.skipParens();
  return reader.tokens
    .slice(start, reader.at)
    .filter((token) => token.kind === 'word' || token.kind === 'quoted')
    .map((token) => ({ text: token.text.replaceAll('"', ''), quoted: token.kind === 'quoted' }));
}

function readDefinitions(reader: Reader, control: Expression[]): undefined {
  do {
    reader.identifier();
    if (reader.take('AS')) control.push(reader.expression());
  } while (reader.take(','));
}

const one = (reader: Reader): NamePart[] => {
  const name = reader.identifier();
  return name === null ? [] : [name];
};
