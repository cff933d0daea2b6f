import { readFile } from 'node:fs/promises';
import { readChanges } from '../../activities/ontology-change/change-records.ts';
import { requireMeaning } from '../../activities/ontology-change/read-meaning.ts';
import { stepsProposalId } from '../../activities/proposals/proposal-id.ts';
import { createGraph } from '../../adapters/memgraph/create-graph.ts';
import { checkProposal } from '../../adapters/temporal/check-proposal.ts';
import { ChangeError } from '../../ontology/changes/change-error.ts';
import { diffOntologies, type OntologyDiff } from '../../ontology/changes/diff-ontologies.ts';
import { meaningOf } from '../../ontology/changes/meaning-of.ts';
import { shippedMeaning } from '../../ontology/meaning.ts';
import type { Ontology } from '../../ontology/ontology-schema.ts';
import { parseOntology } from '../../ontology/parse-ontology.ts';
import { OntologyDiffResult } from '../../schemas/cli/ontology.ts';
import type { AppliedChange, CheckedChange } from '../../schemas/ontology-change.ts';
import { stepText } from '../../workflows/ontology/describe-proposal.ts';
import type { CommandContext } from '../command.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { readCliSettings } from '../settings.ts';
import { withTemporal } from './tell.ts';

/** What another ontology.yml, as of a branch, would change in what the graph means now, and what that would break. */
export async function diff(context: CommandContext, names: readonly string[]): Promise<number> {
  const { file } = context.values as { file?: string };
  if (file === undefined || names.length > 0)
    throw new UsageError('diff takes --file with an ontology.yml, e.g. that of a branch');
  const { steps, unsaid } = await differences(file);
  for (const step of steps) context.print(stepText(step));
  for (const line of unsaid) context.print(`no step can say this, it needs a release: ${line}`);
  if (steps.length === 0) {
    context.print(unsaid.length === 0 ? 'no difference' : 'nothing else differs');
    context.result(OntologyDiffResult.parse({ steps, unsaid, checked: null }));
    return unsaid.length === 0 ? exitCodes.ok : exitCodes.partial;
  }
  const checked = await check(steps);
  context.print(`${checked.class}: version ${checked.from} to ${checked.to}`);
  for (const line of checked.breaks) context.print(`breaks: ${line}`);
  context.result(OntologyDiffResult.parse({ steps, unsaid, checked }));
  if (checked.breaks.length > 0) return exitCodes.failed;
  return unsaid.length === 0 ? exitCodes.ok : exitCodes.partial;
}

async function differences(file: string): Promise<OntologyDiff> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${file}: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}`);
  });
  const graph = createGraph(readCliSettings().graph);
  try {
    const changes = await readChanges(graph);
    return diffOntologies(requireMeaning(changes).ontology, withChanges(readOntology(text, file), changes));
  } finally {
    await graph.close();
  }
}

/** What the graph would mean if that file were shipped: the changes applied so far hold on top of any. */
function withChanges(theirs: Ontology, changes: readonly AppliedChange[]): Ontology {
  try {
    return meaningOf(changes, null, { ...shippedMeaning, ontology: theirs }).ontology;
  } catch (error) {
    if (error instanceof ChangeError) throw new UsageError(`the file and what was applied: ${error.message}`);
    throw error;
  }
}

function readOntology(text: string, file: string): Ontology {
  try {
    return parseOntology(text);
  } catch (error) {
    // Each fault stands on a line that begins with the name that the file has here.
    if (error instanceof Error)
      throw new UsageError(error.message.replaceAll(/^ontology\.yml(?=:)/gm, () => file));
    throw error;
  }
}

const check = (steps: OntologyDiff['steps']): Promise<CheckedChange> =>
  withTemporal((client) =>
    checkProposal(client, {
      id: stepsProposalId({ steps: [...steps] }),
      title: 'difference of two ontologies',
      why: 'asked by ./fresh ontology diff',
      proposed_by: './fresh ontology diff',
      steps: [...steps],
      evidence: null,
    }),
  );
