import type { Staging } from '../../adapters/staging/staging.ts';
import type { MinedParts, RunRef } from '../../schemas/run.ts';
import type { Admitted } from './ingress.ts';

/**
 * Writes what ingress admitted as one items part and one rejects part. `name` is unique in the run, e.g. `mine/python-0007`:
 * a second attempt of the same work gives the same name and finds the parts of the first.
 */
export async function stageSaid(
  staging: Staging,
  run: RunRef,
  producer: string,
  name: string,
  admitted: Admitted,
): Promise<MinedParts> {
  const items = await staging.writePart(run, `${name}.items.jsonl`, admitted.items);
  const rejects = await staging.writePart(run, `${name}.rejects.jsonl`, admitted.rejects);
  return { producer, items: [items], rejects: [rejects], kinds: [...admitted.kinds] };
}
