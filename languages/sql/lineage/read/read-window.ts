import type { Expression } from '../syntax.ts';
import type { Reader } from './reader.ts';

/** A window behind OVER: its columns choose and order rows. A named one is read where it is defined. */
export function readWindow(reader: Reader, control: Expression[]): undefined {
  if (!reader.take('(')) {
    reader.identifier();
    return;
  }
  readWindowBody(reader, control);
  reader.close();
}

export function readWindowBody(reader: Reader, control: Expression[]): undefined {
  while (!reader.done && reader.key() !== ')') {
    if (
      reader.take('PARTITION', 'BY') ||
      reader.take('ORDER', 'BY') ||
      reader.take('DISTRIBUTE', 'BY') ||
      reader.take('SORT', 'BY') ||
      reader.take('CLUSTER', 'BY')
    ) {
      readList(reader, control);
    } else reader.at += 1;
  }
}

function readList(reader: Reader, control: Expression[]): undefined {
  do {
    control.push(reader.expression());
    if (!reader.take('ASC')) reader.take('DESC');
    if (reader.take('NULLS')) reader.at += 1;
  } while (reader.take(','));
}
