import { z } from 'zod';
import type { HostMetadata, RepositoryRef } from '../../../schemas/repository.ts';
import type { HostKind, HostSettings } from './hosts.ts';
import type { Credential } from './tokens.ts';

/** The fields used of GitHub's `GET /repos/{owner}/{repo}`. */
const GithubRepository = z.object({
  description: z.string().nullish(),
  topics: z.array(z.string()).optional(),
  license: z.object({ spdx_id: z.string().nullish(), name: z.string().nullish() }).nullish(),
  archived: z.boolean().optional(),
});

/** The fields used of GitLab's `GET /projects/{path}?license=true`. */
const GitlabProject = z.object({
  description: z.string().nullish(),
  topics: z.array(z.string()).optional(),
  license: z.object({ key: z.string().nullish(), name: z.string().nullish() }).nullish(),
  archived: z.boolean().optional(),
});

interface HostApi {
  readonly base: (host: string) => string;
  readonly path: (path: string) => string;
  readonly headers: (credential: Credential) => Record<string, string>;
  readonly read: (body: unknown) => HostMetadata | null;
}

const APIS: Readonly<Partial<Record<HostKind, HostApi>>> = {
  github: {
    base: (host) => (host === 'github.com' ? 'https://api.github.com' : `https://${host}/api/v3`),
    path: (path) => `/repos/${path.split('/').map(encodeURIComponent).join('/')}`,
    headers: ({ token }) => ({ authorization: `Bearer ${token}`, accept: 'application/vnd.github+json' }),
    read: readGithub,
  },
  gitlab: {
    base: (host) => `https://${host}/api/v4`,
    path: (path) => `/projects/${encodeURIComponent(path)}?license=true`,
    headers: ({ token }) => ({ authorization: `Bearer ${token}` }),
    read: readGitlab,
  },
};

export interface MetadataOptions {
  readonly repository: RepositoryRef;
  readonly hosts: HostSettings;
  readonly credential: Credential | null;
  readonly signal: AbortSignal | undefined;
}

/**
 * What the host's API says. Asked only with a token: without one the answer depends on how often anybody behind the
 * same address has asked before, so equal runs would differ. No answer is null, never a failure.
 */
export async function readMetadata({
  repository,
  hosts,
  credential,
  signal,
}: MetadataOptions): Promise<HostMetadata | null> {
  const api = APIS[repository.host_kind];
  if (api === undefined || credential === null) return null;
  const [host = '', ...path] = repository.key.split('/');
  const base = (apiSetting(repository.url, hosts) ?? api.base(host)).replace(/\/+$/, '');
  const body = await getJson(`${base}${api.path(path.join('/'))}`, api.headers(credential), signal);
  return body === null ? null : api.read(body);
}

function apiSetting(url: string, hosts: HostSettings): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { host, hostname } = new URL(url);
  return (hosts[host] ?? hosts[hostname])?.api;
}

const PATIENCE = 15_000;

/** A redirect within the host's API means a moved repository; fetch drops the token when it leads to another origin. */
async function getJson(
  url: string,
  headers: Record<string, string>,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  const limit = AbortSignal.timeout(PATIENCE);
  try {
    const response = await fetch(url, {
      headers,
      signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
    });
    return response.ok ? await response.json() : null;
  } catch {
    signal?.throwIfAborted();
    return null;
  }
}

function readGithub(body: unknown): HostMetadata | null {
  const { data } = GithubRepository.safeParse(body);
  if (data === undefined) return null;
  const licence = data.license?.spdx_id ?? data.license?.name;
  return toMetadata(data.description, data.topics, licence === 'NOASSERTION' ? null : licence, data.archived);
}

function readGitlab(body: unknown): HostMetadata | null {
  const { data } = GitlabProject.safeParse(body);
  if (data === undefined) return null;
  return toMetadata(data.description, data.topics, data.license?.key ?? data.license?.name, data.archived);
}

const toMetadata = (
  description: string | null | undefined,
  topics: readonly string[] = [],
  licence: string | null | undefined,
  archived: boolean | undefined,
): HostMetadata => ({
  description: description === '' ? null : (description?.slice(0, 1000) ?? null),
  topics: [...new Set(topics)].sort(),
  licence: licence ?? null,
  archived: archived ?? null,
});
