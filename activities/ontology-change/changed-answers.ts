import type { Graph } from '../../adapters/memgraph/graph.ts';
import type { Staging } from '../../adapters/staging/staging.ts';
import type { Meaning } from '../../ontology/meaning.ts';
import { isOpenKind } from '../../schemas/items/open.ts';
import type { ChangeStep } from '../../schemas/ontology-change.ts';
import { type Asked, nameOf } from './broken-questions.ts';
import { answerFault } from './compare-answers.ts';
import { declaredBy } from './declared.ts';
import { type AskIn, rehearse } from './rehearse.ts';
import { type Guest, type SampleFacts, sampleFacts } from './sample-facts.ts';
import { stagedFirsts } from './staged-firsts.ts';
import { wayOut } from './way-out.ts';

export interface Rehearsal {
  readonly graph: Pick<Graph, 'rehearse'>;
  readonly staging: Staging;
  readonly questions: readonly Asked[];
  readonly askIn: AskIn;
}

/** A saved query whose answer a change would change without declaring it. */
export interface ChangedAnswer {
  readonly query: string;
  /** What changes and the way out, in a line. */
  readonly says: string;
  /** It still is an answer as the query declares it: people may say that it is meant. */
  readonly isUsable: boolean;
}

/** Looks at a difference: on the stand-in others' commits show in a transaction that is open, and may change an answer. */
const LOOKS = 3;

/**
 * Saved queries whose answer of the sample a change would change without declaring it: found by asking each of them before
 * and after the change, on a graph that nobody else sees.
 */
export async function changedAnswers(
  { graph, staging, questions, askIn }: Rehearsal,
  steps: readonly ChangeStep[],
  kinds: readonly string[],
  before: Meaning,
  after: Meaning,
): Promise<readonly ChangedAnswer[]> {
  if (kinds.length === 0) return [];
  const guests = await guestsOf(staging, kinds, before);
  const [was, is] = [sampleFacts(before, guests), sampleFacts(after, guests)];
  if (meant(was) === meant(is)) return [];
  const declared = declaredBy(steps, before.ontology);
  let faults = new Map<string, ChangedAnswer>();
  let suspects = questions;
  for (let look = 1; look <= LOOKS && suspects.length > 0; look++) {
    const [first, second] = await rehearse(
      graph,
      askIn,
      suspects,
      { meaning: before, facts: was },
      { meaning: after, facts: is },
    );
    faults = new Map(
      suspects.flatMap((asked) => {
        const { name } = asked.query;
        const [one, other] = [first.get(name), second.get(name)];
        const fault = one === undefined || other === undefined ? null : answerFault(one, other, declared);
        if (fault === null || other === undefined) return [];
        const isUsable = 'rows' in other;
        const ways = isUsable
          ? `${wayOut(steps)}; or, where that is meant, ${acceptText(name)}`
          : wayOut(steps);
        return [[name, { query: name, says: `${nameOf(asked)}: ${fault}; ${ways}`, isUsable }] as const];
      }),
    );
    suspects = suspects.filter(({ query }) => faults.has(query.name));
  }
  return [...faults.values()];
}

const acceptText = (query: string): string =>
  `approve with --accept-answer ${query} (in a signal: "accept_answers": ["${query}"])`;

const GUESTS_A_KIND = 3;

/** Items of the open kinds that the change or the ontology of today maps. */
async function guestsOf(
  staging: Staging,
  kinds: readonly string[],
  { ontology }: Meaning,
): Promise<readonly Guest[]> {
  const open = new Set([...kinds.filter(isOpenKind), ...ontology.kinds.map(({ kind }) => kind)]);
  const guests = new Map<string, Guest[]>();
  for await (const { envelope } of stagedFirsts(staging, open, GUESTS_A_KIND)) {
    const { kind, payload } = envelope;
    const known = guests.get(kind) ?? [];
    if (known.length < GUESTS_A_KIND) guests.set(kind, [...known, { kind, payload }]);
  }
  return [...guests.values()].flat();
}

const meant = ({ nodes, edges }: SampleFacts): string =>
  JSON.stringify([nodes.map(({ rid, fh }) => [rid, fh]), edges.map(({ eid, fh }) => [eid, fh])]);
