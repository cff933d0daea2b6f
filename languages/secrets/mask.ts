import { assignedSecrets } from './assigned.ts';
import { type SecretKind, secretKinds } from './kinds.ts';

export interface Masked {
  readonly text: string;
  /** One for each secret, in order of kinds. The secret itself is kept only to find its line; never store it. */
  readonly found: readonly { readonly kind: string; readonly secret: string }[];
}

const ALL: readonly SecretKind[] = [...secretKinds, ...assignedSecrets];

/** No secret is shorter; nearly all names and paths are, so they cost one comparison. */
const SHORTEST = 12;

/** A text with every secret in it replaced by `[masked:<kind>]`. */
export function maskSecrets(text: string): Masked {
  if (text.length < SHORTEST || !SUSPICIOUS.test(text)) return { text, found: [] };
  const found: { kind: string; secret: string }[] = [];
  let masked = text;
  const folded = text.toLowerCase();
  for (const kind of ALL) {
    if (!folded.includes(kind.hint)) continue;
    masked = masked.replace(kind.pattern, (...match) => replace(kind, match, found));
  }
  return { text: masked, found };
}

/** One look for any trace of a secret, before each kind is asked. */
const SUSPICIOUS =
  /A[KSB]IA|ACCA|gh[pousr]_|github_pat_|gl[a-z]{2,5}-|xox[a-z]-|xapp-|slack\.com|[sr]k_|whsec_|accountkey|sig=|Q~|dapi|dose|pypi-|npm_|aiza|gocspx|sk-|sg\.|hv[sbr]\.|dckr_|pul-|private key|eyj|:\/\/|pass|pwd|secret|token|[_-]?key["'\]\s]{0,6}[:=]|credential/i;

function replace(
  kind: SecretKind,
  match: readonly unknown[],
  found: { kind: string; secret: string }[],
): string {
  const whole = match[0] as string;
  const groups = match.at(-1) as Record<string, string> | string;
  const secret = typeof groups === 'object' ? (groups.value ?? whole) : whole;
  if (secret.startsWith('[masked:') || kind.harmless?.(secret) === true) return whole;
  found.push({ kind: kind.kind, secret });
  const at = whole.lastIndexOf(secret);
  return `${whole.slice(0, at)}[masked:${kind.kind}]${whole.slice(at + secret.length)}`;
}
