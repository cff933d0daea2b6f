import { Failure } from '../../../schemas/failures.ts';
import type { RepositoryRef } from '../../../schemas/repository.ts';
import { type GitContext, openAccess, prepareRoot } from '../command/git-context.ts';
import type { RepositoryAddress } from '../git-mirrors.ts';
import { findLocalRepository, findOrigin, localKey } from '../mirror/local-repository.ts';
import { type PathAddress, parseAddress, type RemoteAddress } from './address.ts';
import { type ChosenRef, chooseRef } from './choose-ref.ts';
import { listRefs } from './list-refs.ts';
import { chooseToken } from './tokens.ts';

/** Understands an address and asks for the head of its ref. */
export async function resolveAddress(
  context: GitContext,
  asked: RepositoryAddress,
  signal: AbortSignal | undefined,
): Promise<RepositoryRef> {
  const address = parseAddress(asked.repo, context.settings.hosts);
  const { ref, token } = { ...listedAs(context, asked.repo, address), ...asked };
  if (address.kind === 'path') return resolveFolder(context, address.path, ref, signal);
  const token_name = chooseToken(address.url, token ?? null, context.settings.tokens);
  const access = await openAccess(context, { ...address, token_name }, signal);
  return describe(context, address, {
    url: address.url,
    token_name,
    ...(await chooseRef(ref, listRefs(access))),
  });
}

/** What the settings list for this repository, by the same text or another address of it. */
function listedAs(
  { settings }: GitContext,
  repo: string,
  address: RemoteAddress | PathAddress,
): Partial<RepositoryAddress> {
  const keyOf = (text: string): string | null => {
    try {
      const parsed = parseAddress(text, settings.hosts);
      return parsed.kind === 'remote' ? parsed.key : null;
    } catch (error) {
      if (error instanceof Failure) return null; // told when that repository is asked for
      throw error;
    }
  };
  const isSame = (listed: string): boolean =>
    listed === repo || (address.kind === 'remote' && keyOf(listed) === address.key);
  return settings.repositories?.find((listed) => isSame(listed.repo)) ?? {};
}

/** A clone of a repository on a server is known by that repository's key, so both are one in the graph. */
async function resolveFolder(
  context: GitContext,
  path: string,
  ref: string | undefined,
  signal: AbortSignal | undefined,
): Promise<RepositoryRef> {
  await prepareRoot(context);
  const url = await findLocalRepository(path, context.reading);
  const found = { url, token_name: null };
  const access = await openAccess(context, { ...found, host_kind: 'local' }, signal);
  const chosen = await chooseRef(ref, listRefs(access));
  const origin = await findOrigin(url, context.reading, context.settings.hosts);
  if (origin !== null) return describe(context, origin, { ...found, ...chosen });
  const key = await localKey(url, chosen.sha, context.reading);
  return describe(context, { key, host_kind: 'local', web_url: null }, { ...found, ...chosen });
}

function describe(
  { settings }: GitContext,
  { key, host_kind, web_url }: Pick<RemoteAddress, 'key' | 'host_kind' | 'web_url'>,
  found: ChosenRef & Pick<RepositoryRef, 'url' | 'token_name'>,
): RepositoryRef {
  const { url, ref, sha, token_name } = found;
  return { key: settings.aliases[key] ?? key, host_kind, url, web_url, ref, sha, token_name };
}
