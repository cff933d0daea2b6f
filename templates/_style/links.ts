import type { RepositoryRef } from '../../schemas/repository.ts';
import { fingerprint } from './fingerprint.ts';
import type { FileMention } from './markdown.ts';

/** What a link to a file of a repository is made of. */
export interface LinkBase {
  readonly host_kind: RepositoryRef['host_kind'];
  readonly web_url: string;
}

/** Where people read the files of one repository; `base` is null where addresses are not known. */
export interface Host {
  readonly base: LinkBase | null;
  /** Shown for a file of which no commit is known. */
  readonly branch: string;
}

/** Hosts by the key of their repository; asked with null for the one that the page is about. */
export type HostOf = (repo: string | null) => Host | null;

const encodePath = (path: string): string => path.split('/').map(encodeSegment).join('/');

/** Brackets end a Markdown link's address early and are left alone by encodeURIComponent; lone surrogates make it throw. */
const encodeSegment = (segment: string): string =>
  encodeURIComponent(segment.toWellFormed()).replace(
    /[()!'*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );

type Address = (base: string, commit: string, path: string, line: number | null) => string;
const anchor = (mark: string, line: number | null): string => (line === null ? '' : `${mark}${line}`);

const addresses: Partial<Record<RepositoryRef['host_kind'], Address>> = {
  github: (base, commit, path, line) => `${base}/blob/${commit}/${encodePath(path)}${anchor('#L', line)}`,
  gitlab: (base, commit, path, line) => `${base}/-/blob/${commit}/${encodePath(path)}${anchor('#L', line)}`,
  bitbucket: (base, commit, path, line) =>
    `${base}/src/${commit}/${encodePath(path)}${anchor('#lines-', line)}`,
  'azure-devops': (base, commit, path, line) =>
    `${base}?path=${encodeSegment(`/${path}`)}&version=GC${commit}${line === null ? '' : `&line=${line}&lineEnd=${line}&lineStartColumn=1&lineEndColumn=1`}`,
};

const WEB = /^https?:\/\/[^\s<>()"'`|\\]+$/;

/** A base for links when the host is one whose addresses are known, else null: the page then shows plain paths. */
export function linkBase(hostKind: string, webUrl: string | null): LinkBase | null {
  if (webUrl === null || !WEB.test(webUrl)) return null;
  const kind = hostKind as RepositoryRef['host_kind'];
  return addresses[kind] === undefined ? null : { host_kind: kind, web_url: webUrl.replace(/\/+$/, '') };
}

/** Where people read this file: at the commit that last changed it, so the address changes only when the file does. */
export function fileAddress(base: LinkBase, file: FileMention, commit: string): string {
  const address = addresses[base.host_kind];
  if (address === undefined) throw new Error(`No addresses are known for ${base.host_kind}`);
  return address(base.web_url, commit, file.path, file.line ?? null);
}

/** A file as one name, whichever the repository. */
export const fileName = ({ repo, path }: FileMention): string =>
  repo === undefined ? path : `${repo}:${path}`;

/** Label of the reference definition: stable while other files come and go. */
export const referenceName = (file: FileMention): string =>
  `f-${fingerprint(fileName(file))}${file.line === null || file.line === undefined ? '' : `-${file.line}`}`;
