import type { GitHttpRequest, GitHttpResponse, HttpClient } from 'isomorphic-git';
import http from 'isomorphic-git/http/node';
import { Failure } from '../../../schemas/failures.ts';
import type { Credential } from './tokens.ts';

const MAX_REDIRECTS = 5;
const INFO_REFS = '/info/refs';
/** Silence of the server, in milliseconds, after which the connection counts as dead. */
const SILENCE = 30_000;

export interface RefClient extends HttpClient {
  /** Where the repository turned out to be after redirects; the address asked for until the first answer. */
  readonly base: () => string;
}

/**
 * HTTP for isomorphic-git that treats redirects as git does: the answer to /info/refs moves the whole repository, so a
 * POST goes to the new place; and the credential stays with the host that the settings allow it for.
 */
export function createRefClient(
  url: string,
  credential: Credential | null,
  signal: AbortSignal | undefined,
): RefClient {
  let base = url;
  const origin = new URL(url).origin;

  async function send(target: string, request: GitHttpRequest): Promise<GitHttpResponse> {
    const authorized = credential !== null && new URL(target).origin === origin;
    const headers = { ...request.headers, ...(authorized ? { authorization: credential.basic } : {}) };
    const fetchOptions = { followRedirects: false, timeout: SILENCE };
    return http.request({
      ...request,
      url: target,
      headers,
      fetchOptions,
      ...(signal === undefined ? {} : { signal }),
    } as GitHttpRequest);
  }

  async function request(asked: GitHttpRequest): Promise<GitHttpResponse> {
    let target = base + asked.url.slice(url.length);
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      const response = await send(target, asked);
      const location = response.headers?.location;
      if (response.statusCode < 300 || response.statusCode >= 400 || location === undefined) return response;
      target = new URL(location, target).href;
      base = movedBase(target);
    }
    throw new Failure('NotARepository', 'the server redirects without end');
  }

  return { request, base: () => base };
}

function movedBase(location: string): string {
  const { protocol, origin, pathname } = new URL(location);
  if (!/^https?:$/.test(protocol) || !pathname.endsWith(INFO_REFS)) {
    throw new Failure(
      'NotARepository',
      `the server leads on to ${origin}, which is no git repository (a sign-in page?)`,
    );
  }
  return `${origin}${pathname.slice(0, -INFO_REFS.length)}`;
}
