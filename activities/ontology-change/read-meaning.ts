import type { Graph } from '../../adapters/memgraph/graph.ts';
import type { OntologyFiles } from '../../adapters/ontology-files/ontology-files.ts';
import { ChangeError } from '../../ontology/changes/change-error.ts';
import { meaningOf } from '../../ontology/changes/meaning-of.ts';
import type { Meaning } from '../../ontology/meaning.ts';
import { Failure } from '../../schemas/failures.ts';
import type { AppliedChange } from '../../schemas/ontology-change.ts';
import { readChanges } from './change-records.ts';

/**
 * What the graph means at a version, by the changes that it keeps; without a version, now. Throws OntologyConflict when
 * the shipped ontology and the applied changes do not go together.
 */
export async function readMeaning(
  graph: Pick<Graph, 'read'>,
  version: string | null = null,
): Promise<Meaning> {
  return requireMeaning(await readChanges(graph), version);
}

/**
 * What the graph means now, also while it is away: then by the files of the changes, so that a run can mine and seal
 * meanwhile. It keeps to the version that it began with, whatever was decided since.
 */
export async function readMeaningOrFiles(
  graph: Pick<Graph, 'read'>,
  files: Pick<OntologyFiles, 'changes'>,
): Promise<Meaning> {
  try {
    return await readMeaning(graph);
  } catch (error) {
    if (!(error instanceof Failure) || error.name !== 'GraphAway') throw error;
    return requireMeaning(await files.changes());
  }
}

export function requireMeaning(changes: readonly AppliedChange[], version: string | null = null): Meaning {
  try {
    return meaningOf(changes, version);
  } catch (error) {
    if (!(error instanceof ChangeError)) throw error;
    throw new Failure('OntologyConflict', error.message, { cause: error });
  }
}
