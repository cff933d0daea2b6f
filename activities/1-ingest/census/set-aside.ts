import type { Reject } from '../../../schemas/reject.ts';
import type { FileEntry } from '../../../schemas/repository.ts';
import { LARGEST } from './classify.ts';
import { unsafePath } from './unsafe-path.ts';

/** The words are part of a finding's identity, so sizes and object ids, which change with every commit, stay out. */
const DETAIL: Readonly<Record<Exclude<FileEntry['state'], 'text'>, string>> = {
  binary: 'binary content',
  'too-large': `more than ${LARGEST} bytes`,
  'invalid-utf8': 'text that is not UTF-8',
  'lfs-pointer': 'the content lies in Git LFS, here is only a pointer to it',
  'missing-blob': 'the content is not in the repository',
  submodule: 'another repository, named by a commit',
  symlink: 'a symbolic link, which is never followed',
  'unsafe-path': 'the path is not used',
};

/** The reject of a file that no miner reads, or null when it is text. */
export function setAside({ state, path }: FileEntry): Reject | null {
  if (state === 'text') return null;
  const why = state === 'unsafe-path' ? `: ${unsafePath(path)}` : '';
  return { kind: 'file', reason: state, path, lines: null, detail: `${DETAIL[state]}${why}` };
}
