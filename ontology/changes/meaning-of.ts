import { createHash } from 'node:crypto';
import { canonicalJson } from '../../schemas/canonical-json.ts';
import type { AppliedChange } from '../../schemas/ontology-change.ts';
import { type Meaning, shippedMeaning } from '../meaning.ts';
import { applySteps } from './apply-steps.ts';
import { ChangeError } from './change-error.ts';
import { byVersion } from './version.ts';

/** Text of an applied change, as its file and its record hold it. */
export const changeText = (change: AppliedChange): string => `${canonicalJson(change)}\n`;

export const changeChecksum = (change: AppliedChange): string =>
  createHash('sha256').update(changeText(change)).digest('hex');

/**
 * What the graph meant at a version: what was shipped, with the changes applied by then. A version that is not known is
 * one of another shipped ontology; then all changes hold.
 */
export function meaningOf(
  changes: readonly AppliedChange[],
  version: string | null = null,
  shipped: Meaning = shippedMeaning,
): Meaning {
  const ordered = [...changes].sort((a, b) => a.number - b.number);
  const end = version === null ? -1 : lastOf(ordered, version, shipped.ontology.version);
  const applied = end < 0 ? ordered : ordered.slice(0, end);
  return applied.reduce(followChange, shipped);
}

/** How many changes had been applied at a version; -1 where it is not known. */
function lastOf(ordered: readonly AppliedChange[], version: string, shipped: string): number {
  const index = ordered.findLastIndex(({ to }) => to === version);
  if (index >= 0) return index + 1;
  return ordered[0]?.from === version || (ordered.length === 0 && version === shipped) ? 0 : -1;
}

function followChange(meaning: Meaning, change: AppliedChange): Meaning {
  try {
    const isAdopted = meaning.ontology.adopts.includes(change.proposal.id);
    const after = isAdopted ? meaning : applySteps(meaning, change.proposal.steps);
    const { version } = after.ontology;
    return {
      ...after,
      ontology: { ...after.ontology, version: byVersion(version, change.to) < 0 ? change.to : version },
      checksum: createHash('sha256')
        .update(`${meaning.checksum}\n${changeChecksum(change)}`)
        .digest('hex'),
    };
  } catch (error) {
    if (!(error instanceof ChangeError)) throw error;
    throw new ChangeError(
      `change ${change.number}, ${change.proposal.id}, does not fit ontology ${meaning.ontology.version}: ${error.message}`,
    );
  }
}
