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
    const bytes = await storage.size(path);
    if (bytes === null) found.push(...(await objectsBelow(storage, path, '')));
    else found.push({ path, bytes });
  }
  return found;
}
