import type { Expression } from '../syntax.ts';
import { readOrder } from './read-call.ts';
import { skipSize } from './read-travel.ts';
import { readWindowBody } from './read-window.ts';
import type { Reader } from './reader.ts';

/** GROUP BY, HAVING, QUALIFY, WINDOW; words that no rule takes there are stepped over. */
export function readGrouping(reader: Reader, control: Expression[]): boolean {
  if (reader.take('GROUP', 'BY')) readGroups(reader, control);
  else if (reader.takeOne(['HAVING'], ['QUALIFY'])) control.push(reader.expression());
  else if (reader.take('WINDOW')) readWindows(reader, control);
  else if (reader.take('LATERAL')) reader.skipped += 1;
  else if (reader.take('USING', 'SAMPLE')) skipSize(reader);
  else return false;
  return true;
}

function readGroups(reader: Reader, control: Expression[]): undefined {
  if (reader.take('ALL')) return;
  if (!reader.take('DISTINCT')) reader.take('ALL');
  do {
    if (reader.take('GROUPING', 'SETS') && reader.key() !== '(') break;
    readOrder(reader, control);
  } while (reader.take(',') || reader.sees('GROUPING', 'SETS'));
  if (!reader.take('WITH', 'ROLLUP')) reader.take('WITH', 'CUBE');
}

function readWindows(reader: Reader, control: Expression[]): undefined {
  do {
    reader.identifier();
    reader.take('AS');
    if (!reader.take('(')) {
      reader.identifier();
      continue;
    }
    readWindowBody(reader, control);
    reader.close();
  } while (reader.take(','));
}
