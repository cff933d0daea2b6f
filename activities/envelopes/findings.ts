import type { z } from 'zod';
import { type Item, LineRange } from '../../schemas/envelope.ts';
import type { Reject } from '../../schemas/reject.ts';

const DETAIL_LENGTH = 300;

/**
 * Makes the finding that tells of a reject. Rejects that differ only in their lines would be one finding, so the second
 * and later ones of a file are numbered.
 */
export function createFindingMaker(): (reject: Reject) => Item {
  const seen = new Map<string, number>();
  return (reject) => {
    const { kind, reason, path, lines, detail } = reject;
    const what = `${kind}: ${detail}`;
    const key = JSON.stringify([path, reason, what]);
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    return {
      kind: 'finding',
      path,
      lines,
      payload: { reason, what: nth > 1 ? `${what} ~${nth}` : what, detail },
    };
  };
}

/** The reject for something that breaks the contract of its kind; it may be anything at all. */
export function invalidItem(candidate: unknown, trouble: string | z.ZodError): Reject {
  const found = (candidate ?? {}) as { kind?: unknown; path?: unknown; lines?: unknown };
  const lines = LineRange.safeParse(found.lines);
  return {
    kind: typeof found.kind === 'string' && found.kind !== '' ? found.kind : 'unknown',
    reason: 'invalid-item',
    path: typeof found.path === 'string' ? found.path : null,
    lines: lines.success ? lines.data : null,
    detail: oneLine(typeof trouble === 'string' ? trouble : sentence(trouble)),
  };
}

// Only where it fails and how: the value that failed is mined text and stays out.
function sentence(error: z.ZodError): string {
  return error.issues
    .map(({ path, code, message }) => `${path.join('.') || 'item'}: ${code}, ${message}`)
    .join('; ');
}

/** Text for people on one line: control characters are blanks, and what is too long is cut. */
export const oneLine = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ').slice(0, DETAIL_LENGTH);
