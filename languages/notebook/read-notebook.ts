import type { CellKind, Notebook } from './cells.ts';
import { readIpynb } from './ipynb.ts';
import { isSourceExport, readSourceExport } from './source-export.ts';

const SCRIPT_KINDS: Readonly<Record<string, CellKind>> = { py: 'python', sql: 'sql', scala: 'scala', r: 'r' };

/** Any file that can run, as cells in running order; a plain script is one cell. Null when it is none of them. */
export function readNotebook(path: string, text: string): Notebook | null {
  const ending = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  if (ending === 'ipynb') return readIpynb(text);
  if (isSourceExport(path, text)) return readSourceExport(path, text);
  const kind = SCRIPT_KINDS[ending];
  return kind === undefined ? null : { form: 'script', language: kind, cells: [{ kind, text, line: 1 }] };
}
