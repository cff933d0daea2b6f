import { createHash } from 'node:crypto';
import { canonicalJson } from '../../schemas/canonical-json.ts';
import type { KindRule, Proposal } from '../../schemas/ontology-change.ts';

/**
 * Id of the proposal that runs make of a kind: for a kind without a mapping by the kind alone, so that all repositories feed
 * one; for one that has a mapping also by what it takes already, so that each round of new fields is a proposal of its own.
 */
export const kindProposalId = (kind: string, rule: KindRule | null): string =>
  rule === null
    ? `new-${slug(kind)}-${short(kind)}`
    : `more-of-${slug(kind)}-${short(canonicalJson([kind, rule]))}`;

/** Id of what people propose: alike steps are one proposal, whatever it is called. */
export const stepsProposalId = ({ steps }: Pick<Proposal, 'steps'>): string =>
  `${slug(nameOf(steps))}-${short(canonicalJson(steps))}`;

/** The first step in words. */
function nameOf([first]: Proposal['steps']): string {
  if (first === undefined) return 'change';
  const about = Object.values({ ...first, do: '' }).filter(
    (value) => typeof value === 'string' && value !== '',
  );
  return `${first.do} ${about.slice(0, 2).join(' ')}`;
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '') || 'change';

const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 10);
