import type { Change, PlannedCommit } from './plan-commits.ts';

/** The commits as a stream for `git fast-import`; one and the same input gives one and the same head. */
export function fastImportStream(commits: readonly PlannedCommit[]): string {
  const known = new Set<string>();
  return `${commits.map((commit, index) => commitCommand(commit, index + 1, known)).join('')}done\n`;
}

function commitCommand(commit: PlannedCommit, mark: number, known: Set<string>): string {
  const who = `${commit.author.name} <${commit.author.email}> ${Date.parse(commit.at) / 1000} +0000`;
  // A new branch starts from main; later commits follow the branch's own tip by themselves.
  const from = !known.has(commit.branch) && known.size > 0 ? 'from refs/heads/main\n' : '';
  known.add(commit.branch);
  const merge = commit.merges === null ? '' : `merge refs/heads/${commit.merges}\n`;
  const head = `commit refs/heads/${commit.branch}\nmark :${mark}\nauthor ${who}\ncommitter ${who}\n`;
  return `${head}${data(`${commit.message}\n`)}${from}${merge}${commit.changes.map(changeCommand).join('')}\n`;
}

function changeCommand(change: Change): string {
  const path = JSON.stringify(change.path);
  return change.kind === 'remove' ? `D ${path}\n` : `M 100644 inline ${path}\n${data(change.text)}`;
}

const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;
