import { Failure } from '../../../schemas/failures.ts';
import { gitFailure } from '../command/git-failure.ts';
import { runGit } from '../command/run-git.ts';
import type { ListRefs, RemoteRef } from './choose-ref.ts';
import type { Credential } from './tokens.ts';

export interface LsRemoteOptions {
  /** Already allowed by parseAddress. */
  readonly url: string;
  readonly env: Readonly<Record<string, string>>;
  readonly credential: Credential | null;
  readonly signal: AbortSignal | undefined;
}

/** Asks for refs by the git binary: for SSH, local folders, and servers that the HTTP client does not get on with. */
export function lsRemote({ url, env, credential, signal }: LsRemoteOptions): ListRefs {
  return async (prefix) => {
    const patterns = prefix === '' ? [] : prefix.endsWith('/') ? [`${prefix}*`] : [prefix, `${prefix}^{}`];
    const { code, stdout, stderr } = await runGit({
      args: ['ls-remote', '--symref', '--', url, ...patterns],
      env,
      signal,
    });
    if (code !== 0) throw gitFailure('asking for the refs', stderr, credential);
    return parseLsRemote(stdout);
  };
}

/** Lines of `git ls-remote --symref`: `ref: refs/heads/main<TAB>HEAD`, then `<oid><TAB><ref>`, tags peeled as `<ref>^{}`. */
export function parseLsRemote(text: string): RemoteRef[] {
  const targets = new Map<string, string>();
  const refs = new Map<string, RemoteRef>();
  for (const line of text.split('\n')) {
    const [left = '', name = ''] = line.split('\t');
    if (left.startsWith('ref: ')) targets.set(name, left.slice('ref: '.length));
    else if (name.endsWith('^{}')) addPeeled(refs, name.slice(0, -3), left);
    else if (name !== '') refs.set(name, { ref: name, oid: shaOf(left) });
  }
  return [...refs.values()].map((ref) => {
    const target = targets.get(ref.ref);
    return target === undefined ? ref : { ...ref, target };
  });
}

function addPeeled(refs: Map<string, RemoteRef>, name: string, oid: string): void {
  const tag = refs.get(name);
  if (tag !== undefined) refs.set(name, { ...tag, peeled: oid });
}

function shaOf(oid: string): string {
  if (/^[0-9a-f]{40}$/.test(oid)) return oid;
  throw new Failure(
    'NotARepository',
    'the repository names its objects by SHA-256, which cannot be read yet',
  );
}
