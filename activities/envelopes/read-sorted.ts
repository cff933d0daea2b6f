import type { Staging } from '../../adapters/staging/staging.ts';
import { canonicalJson } from '../../schemas/canonical-json.ts';
import { Failure } from '../../schemas/failures.ts';
import type { PartRef } from '../../schemas/part-ref.ts';
import { Reject } from '../../schemas/reject.ts';
import type { RunRef } from '../../schemas/run.ts';
import { openConsumer, parseJson } from './consume.ts';
import type { Entry } from './content.ts';
import { invalidItem } from './findings.ts';
import type { Beat } from './heartbeat.ts';
import type { Groups, Sorted } from './merge.ts';

/** Where readers leave what they refuse. */
export type OnReject = (reject: Reject) => void;

/** The sound envelopes of a part in order. Throws ContractBroken when the part is not sorted. */
export async function* readEntries(
  staging: Staging,
  run: Pick<RunRef, 'repo' | 'sha'>,
  part: PartRef,
  onReject: OnReject,
  beat: Beat = () => undefined,
): Groups<Entry> {
  const consume = openConsumer(run);
  let last = '';
  function* entriesOf(lines: Iterable<string>): Iterable<Entry> {
    for (const line of lines) {
      beat();
      const consumed = consume(line);
      if (!consumed.ok) {
        onReject(consumed.reject);
        continue;
      }
      yield inOrder(part, last, consumed.entry);
      last = consumed.entry.content;
    }
  }
  for await (const lines of staging.readGroups(part)) yield entriesOf(lines);
}

/** The reject records of a part in order; a record that breaks its own contract becomes one that says so. */
export async function* readRejects(
  staging: Staging,
  part: PartRef,
  onReject: OnReject,
): Groups<Sorted & { readonly reject: Reject }> {
  let last = '';
  function* rejectsOf(lines: Iterable<string>): Iterable<Sorted & { readonly reject: Reject }> {
    for (const line of lines) {
      const raw = parseJson(line);
      const checked = Reject.safeParse(raw);
      if (!checked.success) {
        onReject(invalidItem(raw, checked.error));
        continue;
      }
      const content = canonicalJson(checked.data);
      yield inOrder(part, last, { content, line: content, reject: checked.data });
      last = content;
    }
  }
  for await (const lines of staging.readGroups(part)) yield rejectsOf(lines);
}

function inOrder<T extends Sorted>(part: PartRef, last: string, record: T): T {
  if (record.content >= last) return record;
  throw new Failure('ContractBroken', `${part.uri} is not sorted`);
}
