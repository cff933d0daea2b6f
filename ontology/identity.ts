import { createHash } from 'node:crypto';

/**
 * Identity of everything in the graph, made here and nowhere else (graph-model, Identity).
 * A key is shown to people; rid and eid are what the graph indexes.
 */
const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');

/** Identity of a node: SHA-1 of family and key. */
export const nodeId = (family: string, key: string): string => sha1(`${family}|${key}`);

/** Identity of an edge; the qualifier keeps apart what several places say about the same two ends. */
export const edgeId = (start: string, type: string, end: string, qualifier: string): string =>
  sha1(`${start}|${type}|${end}|${qualifier}`);

const CASE_BLIND_HOSTS = /(^|\.)(github\.com|gitlab\.com|dev\.azure\.com|visualstudio\.com|bitbucket\.org)$/;

/** `<host>/<path>` of a remote: no port, no user, no `.git`; lower-cased where the host does not tell case apart. */
export function remoteRepositoryKey(host: string, path: string, caseBlind = false): string {
  const name = host.toLowerCase().replace(/:\d+$/, '');
  const trimmed = path.replace(/^\/+|\/+$/g, '').replace(/\.git$/i, '');
  return `${name}/${caseBlind || CASE_BLIND_HOSTS.test(name) ? trimmed.toLowerCase() : trimmed}`;
}

/** A repository without remote is known by its folder's name and its root commit. */
export const localRepositoryKey = (name: string, rootCommit: string): string =>
  `local/${name.replaceAll(/[\s/]+/g, '-')}~${rootCommit.slice(0, 8)}`;

export const fileKey = (repo: string, path: string): string => `${repo}:${path}`;

const nth = (occurrence: number): string => (occurrence > 1 ? `~${occurrence}` : '');

/** Classes and functions; the module itself has the file's key and an empty name. */
export const symbolKey = (repo: string, path: string, qualname: string, occurrence: number): string =>
  `${repo}:${path}#${qualname}${nth(occurrence)}`;

export const statementKey = (repo: string, path: string, textHash: string, occurrence: number): string =>
  `${fileKey(repo, path)}@${textHash}${nth(occurrence)}`;

export const dbtKey = (repo: string, project: string, resource: string, name: string): string =>
  `${repo}:dbt:${project}.${resource}.${name}`;

/** What a bundle declares; `name` of a task is `<job>/<task>`. */
export const bundleKey = (repo: string, bundle: string, kind: string, name: string): string =>
  `${repo}:bundle:${bundle}/${kind}/${name}`;
/** A stack's program; what it makes is told apart by type and logical name, as the engine's own names are. */
export const pulumiStackKey = (repo: string, project: string): string => `${repo}:pulumi:${project}`;
export const pulumiResourceKey = (repo: string, project: string, type: string, name: string): string =>
  `${pulumiStackKey(repo, project)}::${type}::${name}`;
export const pulumiConfigKeyKey = (repo: string, project: string, key: string): string =>
  `${pulumiStackKey(repo, project)}::config::${key}`;

/** What a rule of the ontology makes of an item; a `/` in a field's text does not end it. */
export const ruledKey = (repo: string, label: string, fields: readonly string[]): string =>
  `${repo}:${label}/${fields.map((text) => text.replaceAll('%', '%25').replaceAll('/', '%2F')).join('/')}`;

/** `what` is hashed, since it is mined text of any length. */
export const findingKey = (repo: string, path: string | null, reason: string, what: string): string =>
  `${path === null ? repo : fileKey(repo, path)}!${reason}!${sha1(what).slice(0, 12)}`;

/** What one miner's reading of a file comes to, by what is counted. */
export const coverageKey = (repo: string, path: string, miner: string, subject: string): string =>
  `${fileKey(repo, path)}!coverage!${miner}/${subject}`;

/** A table without a proven instance and full name belongs to its repository and is never shared. */
export const localDatasetKey = (repo: string, name: string): string => `${repo}::${name}`;

/**
 * A table, or a stage with its mark and folder, on an instance of a platform; parts come folded by the platform's rule. One
 * that holds a dot keeps backticks, so that the dots of a name stay countable.
 */
export const qualifiedDatasetKey = (
  platform: string,
  alias: string,
  mark: '' | '@',
  parts: readonly string[],
  rest: string,
): string =>
  `${platform}:${alias}/${mark}${parts.map((part) => (part.includes('.') ? `\`${part}\`` : part)).join('.')}${rest}`;

/** A place that its address alone tells apart; hosts and containers have no case. */
export const addressDatasetKey = ({
  scheme,
  authority,
  path,
}: {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
}): string => `${scheme}://${authority.toLowerCase()}${path.replace(/\/+$/, '')}`;

/** Something of a workspace that is no table: a cluster, a job, a notebook by its path. */
export const workspaceThingKey = (platform: string, alias: string, sort: string, name: string): string =>
  `${platform}:${alias}!${sort}/${name}`;
export const localThingKey = (repo: string, sort: string, name: string): string =>
  `${repo}::!${sort}/${name}`;

/** A storage account by its host, whatever its containers. */
export const accountKey = (address: string): string => address.toLowerCase().replace(/\/+$/, '');

/**
 * Keys of what a dataset may lie in, the nearest first: schema and catalog, or container and account. A name of the
 * repository alone must be whole, since its first part may be anything else.
 */
export function holderKeys(dataset: string): readonly string[] {
  const address = /^([a-z0-9]+:\/\/)([^/]+)\/?/.exec(dataset);
  if (address !== null && !dataset.startsWith('jdbc:')) {
    const [, scheme = '', authority = ''] = address;
    const host = authority.includes('@') ? [`${scheme}${authority.slice(authority.indexOf('@') + 1)}`] : [];
    return [`${scheme}${authority}`, ...host];
  }
  const [whole, head = '', name = ''] = /^([a-z]+:[^/:]+\/(?!@)|.*?::(?!!))(.*)$/.exec(dataset) ?? [];
  const parts = name.split(/\.(?=(?:[^`]*`[^`]*`)*[^`]*$)/);
  if (whole === undefined || parts.length !== 3) return [];
  return [`${head}${parts.slice(0, 2).join('.')}`, `${head}${parts[0]}`];
}

/** Keys of datasets that only one repository can mean begin with that repository's, which has a slash before any colon. */
export const isLocalDataset = (key: string): boolean => !/^[a-z][a-z0-9]*:/.test(key);

const packageKey = (ecosystem: string, name: string): string => `${ecosystem}:${name}`;

/** A person is the hash of the address, so the graph does not hold it. */
export const personKey = (email: string): string => sha1(email.trim().toLowerCase());

/** A person's team, by its name in CODEOWNERS, on the host or in the settings. */
export const teamKey = (name: string): string => name;

/** Columns share the fate of their dataset. */
export const columnKey = (dataset: string, column: string): string => `${dataset}#${column}`;

/** What one place says of two columns: the file and, within it, the statement, model or function. */
export const columnFlowQualifier = (repo: string, path: string, by: string): string =>
  `${fileKey(repo, path)}@${by}`;

/** A Python package under the one spelling that the index itself compares by: lower case, runs of `-_.` as `-`. */
export const pythonPackageKey = (name: string): string =>
  packageKey('pypi', name.toLowerCase().replaceAll(/[-_.]+/g, '-'));

/** Records of the writer itself (runs, fences, retired versions) live under one label with one index. */
export const recordId = (kind: string, ...parts: readonly string[]): string => `${kind}|${parts.join('|')}`;
