import { type Edge, type Found, idOf } from '../resources.ts';

/** Resources so that each stands behind those that it needs; what is in a circle comes last, in the order given. */
export function inOrder(resources: readonly Found[], edges: readonly Edge[]): readonly Found[] {
  const waits = new Map(resources.map((found) => [found, new Set<Found>()]));
  const users = new Map<Found, Found[]>();
  for (const { from, to } of edges) {
    if (from === to || !waits.has(to)) continue;
    waits.get(from)?.add(to);
    users.set(to, [...(users.get(to) ?? []), from]);
  }
  const ordered: Found[] = resources.filter((found) => waits.get(found)?.size === 0);
  for (let at = 0; at < ordered.length; at++) {
    const done = ordered[at] as Found;
    for (const user of users.get(done) ?? []) {
      const open = waits.get(user);
      if (open?.delete(done) && open.size === 0) ordered.push(user);
    }
  }
  const seen = new Set(ordered);
  const circle = resources.filter((found) => !seen.has(found));
  return [...ordered, ...circle.sort((one, other) => (idOf(one) < idOf(other) ? -1 : 1))];
}
