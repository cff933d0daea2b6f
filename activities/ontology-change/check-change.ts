import type { Graph } from '../../adapters/memgraph/graph.ts';
import { applySteps } from '../../ontology/changes/apply-steps.ts';
import { ChangeError } from '../../ontology/changes/change-error.ts';
import { classOf } from '../../ontology/changes/class-of.ts';
import { impactOf } from '../../ontology/changes/impact-of.ts';
import { migrationOf } from '../../ontology/changes/migration-of.ts';
import { nextVersion } from '../../ontology/changes/version.ts';
import type { Meaning } from '../../ontology/meaning.ts';
import { byCodeUnit } from '../../schemas/canonical-json.ts';
import { Failure } from '../../schemas/failures.ts';
import type { CheckedChange, Decision, Proposal } from '../../schemas/ontology-change.ts';
import { brokenQuestions, nameOf } from './broken-questions.ts';
import { type ChangedAnswer, changedAnswers, type Rehearsal } from './changed-answers.ts';
import { fallenItems } from './fallen-items.ts';
import { loweringsOf } from './lowerings.ts';
import { readMeaning } from './read-meaning.ts';
import { refusedItems } from './refused-items.ts';

/** What a change is held against: the graph, what is staged, and all saved queries. */
export interface CheckSources extends Rehearsal {
  readonly graph: Graph;
}

export interface CheckRequest {
  readonly proposal: Proposal;
  readonly accept_answers?: Decision['accept_answers'];
}

/**
 * What a change would do and break, found out before anybody is asked to approve it; answers that were accepted break
 * nothing. Throws BadChange when it cannot be made at all.
 */
export async function checkChange(
  sources: CheckSources,
  { proposal, accept_answers = [] }: CheckRequest,
): Promise<CheckedChange> {
  const { graph, staging, questions } = sources;
  const before = await readMeaning(graph);
  const after = requireAfter(before, proposal);
  const { steps, title } = proposal;
  const impact = impactOf(steps, before, after);
  const of = classOf(steps, before.ontology);
  const silent = brokenQuestions(questions, steps, before.ontology, after.ontology);
  const others = questions.filter((asked) => !silent.some((line) => line.startsWith(`${nameOf(asked)}: `)));
  const answers = await changedAnswers({ ...sources, questions: others }, steps, impact.kinds, before, after);
  const isAccepted = ({ query, isUsable }: ChangedAnswer) => isUsable && accept_answers.includes(query);
  const accepted = answers.filter(isAccepted).map(({ says }) => says);
  const breaks = [
    ...silent,
    ...(await refusedItems(staging, impact.kinds, before, after)),
    ...(await fallenItems(staging, steps, before, after)),
    ...answers.filter((answer) => !isAccepted(answer)).map(({ says }) => says),
  ];
  const lowerings = await loweringsOf(graph, steps, before);
  return {
    class: of,
    from: before.ontology.version,
    to: nextVersion(before.ontology.version, of),
    breaks: breaks.sort(byCodeUnit),
    ...(accepted.length === 0 ? {} : { accepted: accepted.sort(byCodeUnit) }),
    impact,
    migration: migrationOf({ title, before, after, impact, lowerings }),
  };
}

function requireAfter(before: Meaning, { id, steps }: Proposal): Meaning {
  try {
    return applySteps(before, steps);
  } catch (error) {
    if (!(error instanceof ChangeError)) throw error;
    throw new Failure('BadChange', `${id}: ${error.message}`, { cause: error });
  }
}
