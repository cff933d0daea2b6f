import { maskSecrets } from '../../languages/secrets/mask.ts';
import type { LineRange } from '../../schemas/envelope.ts';
import type { ItemOf, KnownItem } from '../../schemas/items/registry.ts';
import type { Reject } from '../../schemas/reject.ts';
import type { Mined } from './miner.ts';

const DETAIL_LENGTH = 300;

/** Text of a file by its path, to find the line of a secret; null where it is not at hand. */
export type TextOf = (path: string) => string | null;

/** Nothing leaves a mining process with a secret in it: every text is masked, and each masking is told as a finding. */
export function maskMined(mined: Mined, textOf: TextOf): Mined {
  const findings = new Map<string, ItemOf<'finding'>>();

  function maskText(text: string, at: Place): string {
    const { text: masked, found } = maskSecrets(text);
    for (const { kind, secret } of found) {
      const finding = tellOf(kind, at, lineOf(secret, at, textOf));
      findings.set(JSON.stringify([finding.path, finding.lines, finding.payload.what]), finding);
    }
    return masked;
  }

  const items = mined.items.map((item): KnownItem => {
    const payload = maskValue(item.payload, (text) => maskText(text, item));
    return payload === item.payload ? item : ({ ...item, payload } as KnownItem);
  });
  const rejects = mined.rejects.map(
    (reject): Reject => ({ ...reject, detail: maskText(reject.detail, reject).slice(0, DETAIL_LENGTH) }),
  );
  return { items: [...items, ...numbered([...findings.values()])], rejects };
}

interface Place {
  readonly path: string | null;
  readonly lines: LineRange | null;
}

function tellOf(kind: string, at: Place, line: number | null): ItemOf<'finding'> {
  return {
    kind: 'finding',
    path: at.path,
    lines: line === null ? at.lines : [line, line],
    payload: {
      reason: 'secret-masked',
      what: kind,
      detail: `looks like a secret (${kind}); masked before it was stored`,
    },
  };
}

function lineOf(secret: string, at: Place, textOf: TextOf): number | null {
  const text = at.path === null ? null : textOf(at.path);
  const from = text === null ? -1 : text.indexOf(secret);
  if (text === null || from < 0) return null;
  let line = 1;
  for (
    let newline = text.indexOf('\n');
    newline >= 0 && newline < from;
    newline = text.indexOf('\n', newline + 1)
  )
    line++;
  return line;
}

/** Two secrets of one kind in a file are two findings, so what they are about must differ; lines are outside identity. */
function numbered(findings: readonly ItemOf<'finding'>[]): readonly ItemOf<'finding'>[] {
  const seen = new Map<string, number>();
  const sorted = findings.toSorted((a, b) => (a.lines?.[0] ?? 0) - (b.lines?.[0] ?? 0));
  return sorted.map((finding) => {
    const key = JSON.stringify([finding.path, finding.payload.what]);
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    return nth === 1
      ? finding
      : { ...finding, payload: { ...finding.payload, what: `${finding.payload.what} ~${nth}` } };
  });
}

// Untouched values are given back as they are: nearly all of them hold no secret, and copying would cost more than looking.
function maskValue(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === 'string') return mask(value);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const masked = value.map((entry) => maskValue(entry, mask));
    return masked.every((entry, at) => entry === value[at]) ? value : masked;
  }
  return maskEntries(value as Record<string, unknown>, mask);
}

function maskEntries(value: Record<string, unknown>, mask: (text: string) => string): unknown {
  let changed: Map<string, unknown> | null = null;
  for (const key of Object.keys(value)) {
    const masked = maskValue(value[key], mask);
    if (masked !== value[key]) changed = (changed ?? new Map<string, unknown>()).set(key, masked);
  }
  if (changed === null) return value;
  const all = changed;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, all.has(key) ? all.get(key) : entry]),
  );
}
