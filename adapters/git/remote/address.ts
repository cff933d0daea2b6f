import { remoteRepositoryKey } from '../../../ontology/identity.ts';
import { Failure } from '../../../schemas/failures.ts';
import { RepoKey } from '../../../schemas/repository.ts';
import { azurePath } from './azure-devops.ts';
import { canonicalHost, type HostKind, type HostSettings, hostKind } from './hosts.ts';

/** A repository on a server. */
export interface RemoteAddress {
  readonly kind: 'remote';
  readonly key: string;
  readonly host_kind: HostKind;
  /** Without user name where the protocol needs none, never with a password. */
  readonly url: string;
  readonly web_url: string | null;
}

/** A folder on this machine; what it is, only looking at it can tell. */
export interface PathAddress {
  readonly kind: 'path';
  readonly path: string;
}

const SCHEMES = new Set([
  'https:',
  'http:',
  'ssh:',
  'git:',
  'git+ssh:',
  'ssh+git:',
  'git+https:',
  'git+http:',
]);
const SCP_LIKE = /^(?:([^@\s/:]+)@)?(\[[0-9a-fA-F:]+\]|[^@\s/:[\]]+):(?!\/\/)(.+)$/s;
const SHORTHAND = /^([a-z0-9-]+(?:\.[a-z0-9-]+)+)\/([^\s:]+\/[^\s:]+)$/i;
const HAS_CONTROL = /\p{Cc}/u;

/** Understands an address as people give it. Throws BadAddress; never repeats what may be a secret. */
export function parseAddress(text: string, hosts: HostSettings = {}): RemoteAddress | PathAddress {
  const address = text.trim();
  if (address === '') throw new Failure('BadAddress', 'the address is empty');
  if (HAS_CONTROL.test(address)) throw new Failure('BadAddress', 'the address has control characters in it');
  if (/^file:/i.test(address)) return { kind: 'path', path: filePath(address) };
  if (/^(\/|\.{1,2}(\/|$))/.test(address)) return { kind: 'path', path: address };
  if (/^[a-z][a-z0-9+.-]*::/i.test(address))
    throw new Failure('BadAddress', 'git remote helpers (`name::address`) are not allowed');
  if (address.includes('://')) return fromUrl(parseUrl(address), hosts);
  const scp = SCP_LIKE.exec(address);
  if (scp !== null) return fromScp(scp, hosts);
  const shorthand = SHORTHAND.exec(address);
  if (shorthand !== null) return fromUrl(parseUrl(`https://${address}`), hosts);
  if (address.startsWith('-')) throw new Failure('BadAddress', 'an address does not start with a dash');
  return { kind: 'path', path: address };
}

function filePath(address: string): string {
  const url = parseUrl(address);
  if (url.hostname !== '' && url.hostname !== 'localhost')
    throw new Failure('BadAddress', 'a file: address names no host');
  return decodeOnce(url.pathname);
}

function parseUrl(address: string): URL {
  // The text is kept out of the message: it may hold a password.
  if (!URL.canParse(address)) throw new Failure('BadAddress', 'the address is not a valid URL');
  return new URL(address);
}

function fromScp([, user, host = '', path = '']: RegExpExecArray, hosts: HostSettings): RemoteAddress {
  if (host.startsWith('-')) throw new Failure('BadAddress', 'a host name does not start with a dash');
  const absolute = path.startsWith('/') ? path : `/${path}`;
  const url = parseUrl(
    `ssh://${user === undefined ? '' : `${encodeURIComponent(user)}@`}${host}${absolute.replaceAll(' ', '%20')}`,
  );
  const address = fromUrl(url, hosts);
  // `host:path` is relative to the home folder of the SSH user, which `ssh://host/path` cannot say.
  return path.startsWith('/')
    ? address
    : { ...address, url: `${user === undefined ? '' : `${user}@`}${host}:${path}` };
}

function fromUrl(given: URL, hosts: HostSettings): RemoteAddress {
  if (!SCHEMES.has(given.protocol))
    throw new Failure('BadAddress', `the scheme ${given.protocol} is not one of git's network protocols`);
  if (given.hostname === '' || given.hostname.startsWith('-'))
    throw new Failure('BadAddress', 'the address names no host');
  refuseSecrets(given);
  const url = new URL(given.href.replace(/^git\+/, '').replace(/^ssh\+git:/, 'ssh:'));
  const host = canonicalHost(url.hostname);
  const kind = hostKind(host, url.port, hosts);
  const { webHost, path } =
    kind === 'azure-devops' ? azurePath(host, cleanPath(url)) : { webHost: host, path: cleanPath(url) };
  refusePage(kind, path);
  const key = RepoKey.safeParse(remoteRepositoryKey(webHost, path, kind !== 'git'));
  if (!key.success) throw new Failure('BadAddress', `the address names no repository on ${host}`);
  return {
    kind: 'remote',
    key: key.data,
    host_kind: kind,
    url: fetchUrl(url),
    web_url: webUrl(url, webHost, path),
  };
}

/** A token is often given as the user name; one that is so long is taken for a secret. */
function refuseSecrets(url: URL): void {
  const secret =
    url.password !== '' ||
    url.username.length >= 20 ||
    /^(gh[a-z]_|github_pat_|glpat-|ATBB|ATCTT)/.test(url.username);
  if (secret) {
    throw new Failure(
      'BadAddress',
      `the address of ${url.hostname} holds a password or token: take it out (and revoke it, since addresses are logged), and name a token of the settings instead`,
    );
  }
  if (url.search !== '' || url.hash !== '')
    throw new Failure(
      'BadAddress',
      `the address of ${url.hostname} has a query or fragment, which no repository needs`,
    );
}

function refusePage(kind: HostKind, path: string): void {
  const page =
    kind === 'gitlab' ? path.indexOf('/-/') : kind === 'github' && path.split('/').length > 2 ? 0 : -1;
  if (page < 0) return;
  const repository = kind === 'gitlab' ? path.slice(0, page) : path.split('/').slice(0, 2).join('/');
  throw new Failure(
    'BadAddress',
    `this is a page inside a repository: give the address up to ${repository} and the branch with --ref`,
  );
}

/** Path segments decoded, then only what would break a key encoded again; `..` never survives URL parsing. */
function cleanPath(url: URL): string {
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  return segments
    .map((segment) => decodeOnce(segment).replaceAll(/[\s%?#/\p{Cc}]/gu, encodeURIComponent))
    .join('/')
    .replace(/\.git$/i, '');
}

function decodeOnce(text: string): string {
  return /%(?![0-9a-fA-F]{2})/.test(text) ? text : decodeValid(text);
}

function decodeValid(text: string): string {
  const bytes = Buffer.from(
    text.replaceAll(/%([0-9a-fA-F]{2})|[^%]+/g, (all, hex?: string) =>
      hex === undefined ? Buffer.from(all).toString('hex') : hex,
    ),
    'hex',
  );
  const decoded = bytes.toString('utf8');
  return decoded.includes('\uFFFD') ? text : decoded;
}

function fetchUrl(url: URL): string {
  const clean = new URL(url.href);
  if (clean.protocol !== 'ssh:') clean.username = '';
  return clean.href.replace(/\/+$/, '');
}

function webUrl(url: URL, host: string, path: string): string | null {
  if (url.protocol === 'git:') return null;
  const scheme = url.protocol === 'http:' ? 'http' : 'https';
  const port = url.protocol === 'ssh:' || url.port === '' ? '' : `:${url.port}`;
  const segments = path.split('/').map((segment) => encodeURIComponent(decodeOnce(segment)));
  return `${scheme}://${host}${port}/${segments.join('/')}`;
}
