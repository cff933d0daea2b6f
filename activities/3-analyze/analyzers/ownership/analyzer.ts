import type { ItemOf, Payload } from '../../../../schemas/items/registry.ts';
import type { Analyzer, Inputs } from '../../analyzer.ts';
import { spreadOf } from './spread.ts';

/**
 * How the recent commits are spread over people, for each file and for the repository. Where there is no recent commit
 * nobody can be said to know it, so nothing is said.
 */
export const ownershipAnalyzer: Analyzer<'person-change' | 'repository-history'> = {
  name: 'ownership',
  version: '1',
  reads: ['person-change', 'repository-history'],
  produces: ['ownership'],
  analyze: (inputs) => {
    const files = [...recentByFile(inputs)].map(([path, people]) => say(path, [...people.values()]));
    const whole = inputs['repository-history'].map(({ payload }) =>
      say(
        null,
        payload.recent_people.map(({ commits }) => commits),
      ),
    );
    return { items: [...files, ...whole].filter((item) => item !== null), rejects: [] };
  },
};

function say(path: string | null, commits: readonly number[]): ItemOf<'ownership'> | null {
  const payload: Payload<'ownership'> | null = spreadOf(commits);
  return payload === null ? null : { kind: 'ownership', path, lines: null, payload };
}

type ByPerson = Map<string, number>;

/** Recent commits by person, by path. */
function recentByFile(inputs: Inputs<'person-change' | 'repository-history'>): ReadonlyMap<string, ByPerson> {
  const files = new Map<string, ByPerson>();
  for (const { path, payload } of inputs['person-change']) {
    const { person, recent } = payload;
    if (path === null || recent === undefined) continue;
    const people = files.get(path) ?? new Map<string, number>();
    files.set(path, people.set(person, (people.get(person) ?? 0) + recent));
  }
  return files;
}
