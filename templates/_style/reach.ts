/** Data flows from `from` to `to`. */
export interface Flow {
  readonly from: string;
  readonly to: string;
}

/** Everything that data of the starts gets to, however many steps away; the starts themselves are not counted. */
export function reachOf(flows: readonly Flow[]): (starts: readonly string[]) => ReadonlySet<string> {
  const next = Map.groupBy(flows, ({ from }) => from);
  return (starts) => {
    const seen = new Set(starts);
    const open = [...starts];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const { to } of next.get(at) ?? []) {
        if (seen.has(to)) continue;
        seen.add(to);
        open.push(to);
      }
    }
    for (const start of starts) seen.delete(start);
    return seen;
  };
}
