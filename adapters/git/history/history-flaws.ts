import type { HistoryFlaw } from '../git-mirrors.ts';
import { readMissingObjects } from '../mirror/missing-objects.ts';
import { readShallow } from './history.ts';

/** What a mirror's history cannot tell, in words for people. */
export async function readFlaws(mirror: string): Promise<HistoryFlaw[]> {
  const missing = await readMissingObjects(mirror);
  const shallow = await readShallow(mirror);
  const flaws: HistoryFlaw[] = [];
  if (missing > 0)
    flaws.push({
      reason: 'no-line-counts',
      detail: `${missing} objects of the history are missing: changes are known, numbers of lines are not`,
    });
  if (shallow.size > 0)
    flaws.push({
      reason: 'shallow-history',
      detail: `the copy is shallow: what happened before ${shallow.size} commits is not known`,
    });
  return flaws;
}
