import { Errors, listServerRefs, type ServerRef } from 'isomorphic-git';
import { Failure } from '../../../schemas/failures.ts';
import type { ListRefs, RemoteRef } from './choose-ref.ts';
import type { RefClient } from './http-client.ts';

/** Asks for refs over smart HTTP without a process: one or two small requests (protocol 2). */
export function httpRefs(url: string, http: RefClient, hasCredential: boolean): ListRefs {
  return async (prefix) => {
    try {
      const refs = await listServerRefs({
        http,
        url,
        symrefs: true,
        peelTags: true,
        ...(prefix === '' ? {} : { prefix }),
      });
      return refs.map(remoteRef);
    } catch (error) {
      throw httpFailure(error, new URL(url).host, hasCredential);
    }
  };
}

function remoteRef({ ref, oid, target, peeled }: ServerRef): RemoteRef {
  return {
    ref,
    oid,
    ...(target === undefined ? {} : { target }),
    ...(peeled === undefined ? {} : { peeled }),
  };
}

/** What a status means is certain; any other trouble is left to the git binary to judge (see list-refs.ts). */
function httpFailure(error: unknown, host: string, hasCredential: boolean): unknown {
  if (!(error instanceof Errors.HttpError)) return error;
  const status = error.data.statusCode;
  if (status === 401 || status === 403 || status === 203) {
    const why = hasCredential
      ? 'does not accept the token'
      : 'asks for a token: the repository is private, or there is none by that name';
    return new Failure('AccessDenied', `${host} ${why} (HTTP ${status})`);
  }
  if (status === 404 || status === 410)
    return new Failure('RepositoryNotFound', `${host} has no repository by that name (HTTP ${status})`);
  return error;
}
