import type { Envelope } from '../../schemas/envelope.ts';
import type { Reject } from '../../schemas/reject.ts';
import type { RunRef } from '../../schemas/run.ts';
import { upcast } from '../../schemas/upcasts/registry.ts';
import { openEnvelopeCheck } from './check-envelope.ts';
import { type Entry, entryOfLine } from './content.ts';
import { invalidItem } from './findings.ts';

export type Consumed =
  | { readonly ok: true; readonly entry: Entry }
  | { readonly ok: false; readonly reject: Reject };

/** Checks staged lines of one part as strictly as ingress did: versions may have moved between the two. */
export function openConsumer(run: Pick<RunRef, 'repo' | 'sha'>): (line: string) => Consumed {
  const check = openEnvelopeCheck();
  return (line) => {
    const raw = upcast(parseJson(line));
    const kind = (raw as Partial<Envelope> | null | undefined)?.kind;
    const checked = check(kind, raw);
    if (checked === null) return refused(raw, 'no envelope of a known kind');
    if (!checked.success) return refused(raw, checked.error);
    const { source } = checked.data;
    if (source.repo !== run.repo || source.sha !== run.sha)
      return refused(raw, 'belongs to another repository or commit');
    return { ok: true, entry: entryOfLine(checked.data, line, raw) };
  };
}

function refused(raw: unknown, trouble: Parameters<typeof invalidItem>[1]): Consumed {
  const { kind, source } = (raw ?? {}) as { kind?: unknown; source?: { path?: unknown; lines?: unknown } };
  return { ok: false, reject: invalidItem({ kind, path: source?.path, lines: source?.lines }, trouble) };
}

/** The value of a line, or undefined when it is no JSON. */
export function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
