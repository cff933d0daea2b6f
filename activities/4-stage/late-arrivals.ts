import type { Staging } from '../../adapters/staging/staging.ts';
import { canonicalJson } from '../../schemas/canonical-json.ts';
import { CONTRACT_VERSION, type Envelope } from '../../schemas/envelope.ts';
import type { PartRef } from '../../schemas/part-ref.ts';
import type { Reject } from '../../schemas/reject.ts';
import type { RunRef } from '../../schemas/run.ts';
import { entryOf } from '../envelopes/content.ts';
import { createFindingMaker } from '../envelopes/findings.ts';
import { openSpool } from './spool.ts';

/** What sealing itself refuses, with the findings that tell of it: known only when all parts were read. */
export interface LateArrivals {
  readonly refuse: (reject: Reject) => void;
  /** To be waited for now and then while records stream by. */
  readonly settle: () => Promise<void>;
  readonly close: () => Promise<{
    readonly rejects: readonly PartRef[];
    readonly findings: readonly PartRef[];
  }>;
}

const STAGE = { miner: 'stage', miner_version: CONTRACT_VERSION };

export function openLateArrivals(staging: Staging, run: RunRef): LateArrivals {
  const spoolOf = (what: string) =>
    openSpool((nth, lines) =>
      staging.writePart(run, `late/${what}-${String(nth).padStart(4, '0')}.jsonl`, lines),
    );
  const rejects = spoolOf('rejects');
  const findings = spoolOf('findings');
  const findingOf = createFindingMaker();
  return {
    refuse: (reject) => {
      rejects.add(canonicalJson(reject));
      const { kind, path, lines, payload } = findingOf(reject);
      const { repo, sha } = run;
      const envelope: Envelope = {
        contract_version: CONTRACT_VERSION,
        trace_id: run.trace_id,
        event_ts: run.committed_at,
        kind,
        source: { repo, sha, path, lines, ...STAGE },
        payload,
      };
      findings.add(entryOf(envelope).line);
    },
    settle: async () => {
      await rejects.settle();
      await findings.settle();
    },
    close: async () => ({ rejects: await rejects.close(), findings: await findings.close() }),
  };
}
