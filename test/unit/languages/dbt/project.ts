import { readProject } from '../../../../languages/dbt/read-project.ts';
import { idOf, type Known, type ProjectFacts } from '../../../../languages/dbt/resources.ts';

/** The facts of a project that is given as texts by path. */
export const factsOf = (files: Readonly<Record<string, string>>): ProjectFacts =>
  readProject({
    root: '',
    files: Object.entries(files)
      .sort()
      .map(([path, text]) => ({ path, text })),
  }).facts;

export const PROFILES = 'p: {target: t, outputs: {t: {type: databricks, catalog: c, schema: s}}}';
export const PROJECT = 'name: p\nprofile: p\n';

export function nodeOf(facts: ProjectFacts, id: string): Known {
  const known = facts.nodes.find(({ found }) => idOf(found) === id);
  if (known === undefined) throw new Error(`no ${id}`);
  return known;
}

/** `column <- sources kind confidence` of a resource. */
export const columnsOf = (facts: ProjectFacts, id: string): string[] =>
  (nodeOf(facts, id).columns?.columns ?? []).map(({ name, sources, kind, confidence }) => {
    const from = sources.map(({ of, column }) => `${typeof of === 'string' ? of : idOf(of)}.${column}`);
    return `${name} <- ${from.join(', ')} ${kind} ${confidence}`;
  });
