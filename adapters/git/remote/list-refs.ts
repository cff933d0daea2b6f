import { Errors } from 'isomorphic-git';
import { Failure } from '../../../schemas/failures.ts';
import type { ListRefs } from './choose-ref.ts';
import { createRefClient } from './http-client.ts';
import { httpRefs } from './http-refs.ts';
import { type LsRemoteOptions, lsRemote } from './ls-remote.ts';

/**
 * Over HTTP by isomorphic-git, which needs no process. When that fails for any other reason than a plain answer of the
 * server, the git binary has the last word: it knows the machine's proxy and certificates, and old "dumb" servers.
 */
export function listRefs(options: LsRemoteOptions): ListRefs {
  const byGit = lsRemote(options);
  if (!/^https?:/.test(options.url)) return byGit;
  const client = createRefClient(options.url, options.credential, options.signal);
  const byHttp = httpRefs(options.url, client, options.credential !== null);
  return async (prefix) => {
    try {
      return await byHttp(prefix);
    } catch (error) {
      options.signal?.throwIfAborted();
      if (error instanceof Failure) throw error;
      const refs = await byGit(prefix);
      if (refs.length === 0) await refusePage(error, byGit);
      return refs;
    }
  };
}

/** For git any page may be an old server without refs; what also did not speak git's protocol is no repository. */
async function refusePage(error: unknown, byGit: ListRefs): Promise<void> {
  if (!(error instanceof Errors.SmartHttpError) || (await byGit('')).length > 0) return;
  throw new Failure('NotARepository', 'the server answers with a page, not as a git repository', {
    cause: error,
  });
}

/** The address that a repository answers at now, so that a credential is never sent along a redirect by git itself. */
export async function followMove(options: LsRemoteOptions): Promise<string> {
  const client = createRefClient(options.url, options.credential, options.signal);
  const refs = httpRefs(options.url, client, options.credential !== null);
  try {
    await refs('HEAD');
  } catch (error) {
    options.signal?.throwIfAborted();
    if (error instanceof Failure) throw error;
  }
  return new URL(client.base()).origin === new URL(options.url).origin ? client.base() : options.url;
}
