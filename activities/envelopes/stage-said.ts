import type { Staging } from '../../adapters/staging/staging.ts';
import { byCodeUnit, canonicalJson } from '../../schemas/canonical-json.ts';
import type { Looked } from '../../schemas/looked.ts';
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
  list?: { readonly looked: Looked; readonly kinds: readonly string[] },
): Promise<MinedParts> {
  const items = await staging.writePart(run, `${name}.items.jsonl`, admitted.items);
  const rejects = await staging.writePart(run, `${name}.rejects.jsonl`, admitted.rejects);
  const said = { producer, items: [items], rejects: [rejects], kinds: [...admitted.kinds] };
  if (list === undefined) return said;
  // What it said before may stand, so readers go by what it may say.
  const kinds = [...new Set([...list.kinds, 'finding'])].sort(byCodeUnit);
  return {
    ...said,
    kinds,
    looked: await staging.writePart(run, `${name}.looked.jsonl`, [canonicalJson(list.looked)]),
  };
}
