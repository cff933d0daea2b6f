import type { Payload } from '../../../../schemas/items/registry.ts';
import type { Inputs } from '../../analyzer.ts';

export type LinkKind = 'module-import' | 'python-reference' | 'dbt-node' | 'dbt-ref';
type Link = Exclude<Payload<'co-change-reason'>['explained'][number], 'flow'>;

/** Answers which links lead between two files, in either direction. */
export function linkedFiles(inputs: Inputs<LinkKind>): (a: string, b: string) => readonly Link[] {
  const links = new Map<string, Set<Link>>();
  for (const [from, to, link] of allLinks(inputs)) {
    if (from === null || to === null || from === to) continue;
    const key = keyOf(from, to);
    const known = links.get(key);
    if (known === undefined) links.set(key, new Set([link]));
    else known.add(link);
  }
  return (a, b) => [...(links.get(keyOf(a, b)) ?? [])];
}

const keyOf = (a: string, b: string): string => (a < b ? `${a}\u0000${b}` : `${b}\u0000${a}`);

function* allLinks(inputs: Inputs<LinkKind>): Iterable<readonly [string | null, string | null, Link]> {
  for (const { path, payload } of inputs['module-import'])
    if (payload.target === 'module') yield [path, payload.to_path, 'import'];
  for (const { path, payload } of inputs['python-reference'])
    if (payload.relation === 'calls') yield [path, payload.to_path, 'call'];
  const files = filesOfResources(inputs['dbt-node']);
  for (const { payload } of inputs['dbt-ref']) {
    for (const from of files.get(resourceKey(payload.project, payload.from)) ?? [])
      for (const to of files.get(resourceKey(payload.project, payload.to)) ?? []) yield [from, to, 'ref'];
  }
}

const resourceKey = (project: string, { resource, name }: { resource: string; name: string }): string =>
  [project, resource, name].join('\u0000');

/** A resource stands in one file; twice declared, in two. */
function filesOfResources(nodes: Inputs<'dbt-node'>['dbt-node']): ReadonlyMap<string, ReadonlySet<string>> {
  const files = new Map<string, Set<string>>();
  for (const { path, payload } of nodes) {
    if (path === null) continue;
    const key = resourceKey(payload.project, payload);
    const known = files.get(key);
    if (known === undefined) files.set(key, new Set([path]));
    else known.add(path);
  }
  return files;
}
