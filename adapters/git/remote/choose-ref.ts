import { Failure } from '../../../schemas/failures.ts';

/** A ref as a remote tells it; `target` of HEAD is the branch that it stands for, `peeled` of a tag the commit behind it. */
export interface RemoteRef {
  readonly ref: string;
  readonly oid: string;
  readonly target?: string;
  readonly peeled?: string;
}

export interface ChosenRef {
  readonly ref: string;
  readonly sha: string;
}

/** Asks the remote for the refs that begin with a prefix. */
export type ListRefs = (prefix: string) => Promise<readonly RemoteRef[]>;

const NO_REF_NAME = /[\s\p{Cc}~^:?*[\\]|\.\.|@\{|^[-/]|\/$|\/\/|\.lock$/u;

/** Finds the commit of a branch, tag or full ref name; without a name, of the remote's HEAD. */
export async function chooseRef(wanted: string | undefined, list: ListRefs): Promise<ChosenRef> {
  if (wanted === undefined || wanted === 'HEAD') return defaultRef(list);
  if (NO_REF_NAME.test(wanted))
    throw new Failure('NoSuchRef', `"${wanted.slice(0, 100)}" is no name that a branch or tag may have`);
  const names = wanted.startsWith('refs/') ? [wanted] : [`refs/heads/${wanted}`, `refs/tags/${wanted}`];
  for (const name of names) {
    const found = (await list(name)).find((ref) => ref.ref === name);
    if (found !== undefined) return { ref: name, sha: found.peeled ?? found.oid };
  }
  if ((await list('')).length === 0) throw new Failure('EmptyRepository', 'the repository has no commit yet');
  throw new Failure('NoSuchRef', `the repository has no branch or tag ${wanted}`);
}

async function defaultRef(list: ListRefs): Promise<ChosenRef> {
  const head = (await list('HEAD')).find((ref) => ref.ref === 'HEAD');
  if (head?.target !== undefined) return { ref: head.target, sha: head.oid };
  const branches = (await list('refs/heads/')).filter((ref) => ref.ref.startsWith('refs/heads/'));
  if (head !== undefined) return { ref: branchAt(head.oid, branches) ?? 'HEAD', sha: head.oid };
  if (branches.length === 0 && (await list('')).length === 0)
    throw new Failure('EmptyRepository', 'the repository has no commit yet');
  const names = branches
    .slice(0, 5)
    .map((ref) => ref.ref.slice('refs/heads/'.length))
    .join(', ');
  throw new Failure(
    'NoDefaultBranch',
    `HEAD of the repository leads nowhere${names === '' ? '' : `; it has the branches ${names}`}`,
  );
}

/** The branch that a detached HEAD most likely stands for. */
function branchAt(oid: string, branches: readonly RemoteRef[]): string | undefined {
  const names = branches
    .filter((ref) => ref.oid === oid)
    .map((ref) => ref.ref)
    .sort();
  return names.find((name) => name === 'refs/heads/main' || name === 'refs/heads/master') ?? names[0];
}
