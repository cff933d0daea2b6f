import { isPlain, type Plain, plain, string, strings } from './plain.ts';
import type { SourceFile } from './project.ts';
import { idOf, type Known, type ProjectFacts, type ResourceType, type Trouble } from './resources.ts';

/** Resources that are compared; generic tests and macros have names here that the text does not tell. */
const COMPARED: readonly ResourceType[] = ['model', 'seed', 'snapshot', 'source', 'exposure'];

/**
 * Our reading beside the manifest that dbt wrote: each disagreement is a finding. Where nothing in the repository tells the
 * target, the names of the manifest are taken, for resources whose text is still the one it was made from.
 */
export function withManifest(
  facts: ProjectFacts,
  manifest: Plain,
  path: string,
  files: readonly SourceFile[],
): ProjectFacts {
  const theirs = entriesOf(manifest, facts.project);
  const texts = new Map(files.map((file) => [file.path, file.text.trim()]));
  const needs = new Map<string, Set<string>>();
  for (const { from, to } of facts.edges)
    needs.set(idOf(from), (needs.get(idOf(from)) ?? new Set()).add(idOf(to)));
  const own = facts.nodes.filter(({ found, enabled }) => enabled && COMPARED.includes(found.type));
  const names = new Set(own.map(({ found }) => idOf(found)));
  const tell = (where: string, what: string): Trouble => ({
    where,
    path,
    line: null,
    what: `${where}: ${what}`,
    reason: 'manifest-differs',
    detail: 'the manifest in the repository says otherwise than its text',
  });
  const troubles = own.flatMap((known) => {
    const id = idOf(known.found);
    const entry = theirs.get(id);
    if (entry === undefined) return [tell(id, 'not in the manifest')];
    if (isOlder(entry, texts.get(known.found.path))) return [tell(id, 'made from another text')];
    const differences = differencesOf(known, entry, needs.get(id) ?? new Set(), facts);
    return differences.map((what) => tell(id, what));
  });
  const further = [...theirs.keys()]
    .filter((id) => !names.has(id))
    .map((id) => tell(id, 'only in the manifest'));
  const relation = (known: Known): string | null => {
    const entry = theirs.get(idOf(known.found));
    if (facts.target !== null || entry === undefined || known.relation === null) return known.relation;
    return isOlder(entry, texts.get(known.found.path))
      ? known.relation
      : (relationOf(entry) ?? known.relation);
  };
  return {
    ...facts,
    nodes: facts.nodes.map((known) => ({ ...known, relation: relation(known) })),
    troubles: [...facts.troubles, ...troubles, ...further],
  };
}

/** A JSON object; null where the text is none. */
export function readJson(text: string): Plain | null {
  try {
    const value: unknown = JSON.parse(text);
    return isPlain(value) ? value : null;
  } catch {
    return null;
  }
}

/** Entries of the project's own resources by our ids. */
function entriesOf(manifest: Plain, project: string): ReadonlyMap<string, Plain> {
  const sections = [manifest.nodes, manifest.sources, manifest.exposures].map(plain);
  const entries = sections
    .flatMap((section) => Object.entries(section))
    .filter((pair): pair is [string, Plain] => isPlain(pair[1]) && pair[1].package_name === project)
    .filter(([, entry]) => COMPARED.some((type) => type === entry.resource_type))
    .map(([id, entry]): [string, Plain] => [shortId(id), entry]);
  return new Map(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** `model.<project>.<name>` without the project. */
const shortId = (id: string): string => id.split('.').toSpliced(1, 1).join('.');

/** A snapshot's text is a block of its file. */
function isOlder({ raw_code: code, resource_type: type }: Plain, text: string | undefined): boolean {
  const raw = string(code)?.trim() ?? '';
  if (raw === '' || text === undefined) return false;
  return type === 'snapshot' ? !text.includes(raw) : text !== raw;
}

const relationOf = ({ relation_name: name }: Plain): string | null =>
  string(name)?.replaceAll(/["'`[\]]/g, '') ?? null;

function differencesOf(
  { found, materialized, relation }: Known,
  entry: Plain,
  needs: ReadonlySet<string>,
  { target }: ProjectFacts,
): string[] {
  const said: string[] = [];
  const [name, kind] = [relationOf(entry), string(plain(entry.config).materialized)];
  if (target !== null && name !== null && name !== relation)
    said.push(`relation ${relation}, in the manifest ${name}`);
  if (found.type === 'model' && kind !== null && kind !== materialized)
    said.push(`materialized ${materialized}, in the manifest ${kind}`);
  const theirs = new Set(strings(plain(entry.depends_on).nodes).map(shortId));
  for (const id of [...theirs].sort()) if (!needs.has(id)) said.push(`needs ${id} by the manifest alone`);
  for (const id of [...needs].sort()) if (!theirs.has(id)) said.push(`needs ${id} by the text alone`);
  return said;
}
