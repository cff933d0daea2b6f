import { failures } from '../../schemas/failures.ts';
import { itemKinds } from '../../schemas/items/registry.ts';
import { Decision } from '../../schemas/ontology-change.ts';
import { DecisionFate } from '../../schemas/proposal-record.ts';
import { Reason } from '../../schemas/reason.ts';

interface LabelSpec {
  readonly help: string;
  /** Every value that the label may have; null: names of our registries, which this layer does not know. */
  readonly values: readonly string[] | null;
}

/**
 * What a label may say. Mined text never becomes a label value: it would tell secrets, and each new text would be a
 * series for ever. Whatever is not in the set is shown as `other`.
 */
export const metricLabels = {
  activity: { help: 'name of the activity', values: null },
  failure: { help: 'name of schemas/failures.ts', values: [...Object.keys(failures), 'Unexpected'] },
  fate: {
    help: 'what became of the envelope, or of the decision',
    values: ['offered', 'accepted', 'rejected', 'dead-lettered', ...DecisionFate.options],
  },
  from: {
    help: 'who answered: the `graph`, or `memory` because the facts are those of an earlier page',
    values: ['graph', 'memory'],
  },
  kind: {
    help: 'item kind that the piece would have become',
    values: [...Object.keys(itemKinds), 'item', 'unknown'],
  },
  outcome: {
    help: 'how the attempt (`done`) or the run (`complete`, `partial`) ended',
    values: ['done', 'complete', 'partial', 'failed', 'cancelled'],
  },
  producer: { help: 'miner, analyzer, link or `ingest`', values: null },
  query: { help: 'saved query', values: null },
  reason: { help: 'reason of schemas/reason.ts', values: Reason.options },
  scope: { help: 'pages of one repository or of all', values: ['repository', 'portfolio'] },
  verdict: { help: 'what was decided of a proposal', values: Decision.shape.verdict.options },
  status: { help: 'class of the HTTP answer', values: ['2xx', '4xx', '5xx'] },
} as const satisfies Record<string, LabelSpec>;

export type LabelName = keyof typeof metricLabels;

const OURS = /^[A-Za-z][\w-]{0,63}$/;

/** The value if the label may have it, else `other`. */
export function boundedLabel(name: LabelName, value: string): string {
  const { values }: LabelSpec = metricLabels[name];
  const known = values === null ? OURS.test(value) : values.includes(value);
  return known ? value : 'other';
}
