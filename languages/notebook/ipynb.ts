import type { Cell, CellKind, Notebook } from './cells.ts';
import { ipynbLines } from './ipynb-lines.ts';
import { readMagic } from './magics.ts';

const LANGUAGES: Readonly<Record<string, CellKind>> = {
  python: 'python',
  sql: 'sql',
  scala: 'scala',
  r: 'r',
};

type Json = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Code cells of a Jupyter file (nbformat 4); null when the text is no such file. */
export function readIpynb(text: string): Notebook | null {
  const json = parseJson(text);
  if (!isRecord(json) || !Array.isArray(json.cells)) return null;
  const language = languageOf(json);
  const lines = ipynbLines(text);
  const cells = json.cells.flatMap((cell, at): readonly Cell[] => {
    if (!isRecord(cell) || cell.cell_type !== 'code') return [];
    return readMagic(sourceOf(cell.source), cellLanguage(cell, language), lines[at]?.[0] ?? 1);
  });
  return { form: 'ipynb', language, cells };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function sourceOf(source: unknown): string {
  if (Array.isArray(source)) return source.filter((line) => typeof line === 'string').join('');
  return typeof source === 'string' ? source : '';
}

/** Databricks notes the notebook's language under its own key, Jupyter under language_info. */
function languageOf({ metadata }: Json): CellKind {
  if (!isRecord(metadata)) return 'python';
  const own = metadata['application/vnd.databricks.v1+notebook'];
  const info = metadata.language_info;
  const name = (isRecord(own) && own.language) || (isRecord(info) && info.name) || 'python';
  return LANGUAGES[String(name).toLowerCase()] ?? 'python';
}

/** VS Code and Fabric note the language of one cell in its metadata. */
function cellLanguage({ metadata }: Json, language: CellKind): CellKind {
  if (!isRecord(metadata)) return language;
  const vscode = isRecord(metadata.vscode) ? metadata.vscode.languageId : undefined;
  const fabric = isRecord(metadata.microsoft) ? metadata.microsoft.language : undefined;
  return LANGUAGES[String(vscode ?? fabric ?? '').toLowerCase()] ?? language;
}
