import type { Storage } from '../storage/storage.ts';
import type { StagedObject } from './staging.ts';

/** All objects below a folder, by path; `besides` is left out right below it. */
export async function objectsBelow(
  storage: Storage,
  folder: string,
  besides: string,
): Promise<readonly StagedObject[]> {
  const found: StagedObject[] = [];
  for (const name of await storage.list(folder)) {
    const path = `${folder}/${name}`;
    if (name === besides) continue;
    const below = await objectsBelow(storage, path, '');
    if (below.length > 0) found.push(...below);
    else found.push({ path, bytes: (await storage.size(path)) ?? 0 });
  }
  return found;
}
