import { type Document, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { defaultSettings, Settings } from '../../schemas/settings.ts';

/** The settings file cannot be used; the message names the file, the line and the path of each fault. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** Settings of a YAML text; `file` is for messages only. Throws SettingsError. An empty text gives the defaults. */
export function parseSettings(text: string, file: string): Settings {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const broken = document.errors[0];
  if (broken !== undefined) {
    throw new SettingsError(`${file}:${lines.linePos(broken.pos[0]).line}: not YAML: ${broken.message}`);
  }
  const value: unknown = document.toJS({ maxAliasCount: 100 });
  if (value === null || value === undefined) return defaultSettings;
  const parsed = Settings.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new SettingsError(
    parsed.error.issues.map((issue) => describe(issue, document, lines, file)).join('\n'),
  );
}

function describe(issue: z.core.$ZodIssue, document: Document, lines: LineCounter, file: string): string {
  const line = lineOf(issue.path, document, lines);
  const place = issue.path.length === 0 ? 'the file' : issue.path.join('.');
  return `${file}${line === null ? '' : `:${line}`}: ${place}: ${issue.message}`;
}

/** Line of the innermost part of the path that the document has. */
function lineOf(path: readonly PropertyKey[], document: Document, lines: LineCounter): number | null {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    const range = (node as { range?: readonly number[] | null } | undefined)?.range;
    if (range?.[0] !== undefined) return lines.linePos(range[0]).line;
  }
  return null;
}
