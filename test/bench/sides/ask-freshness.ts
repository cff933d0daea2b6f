import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { basename, dirname, join } from 'node:path';
import { createGitMirrors } from '../../../adapters/git/create-git-mirrors.ts';
import { runCommand } from '../../../infra/local/run-command.ts';
import { serveGit } from '../../servers/serve-git.ts';
import { clock, readInput } from './say.ts';

/** Ours and the anchor ask the same loopback server for the head of the same repository. */
const { path, scratch, who } = readInput<{ path: string; scratch: string; who: 'ours' | 'git' }>();
let fetches = 0;
const watch = (request: IncomingMessage): false => {
  request.on('data', (piece: Buffer) => {
    if (piece.includes('command=fetch')) fetches += 1;
  });
  return false;
};
const repository = existsSync(join(path, '.git')) ? join(path, '.git') : path;
const server = await serveGit({ root: dirname(repository), instead: watch });
const url = `${server.url}/${basename(repository)}`;
const root = mkdtempSync(join(scratch, 'mirrors-'));
const mirrors = createGitMirrors({
  root,
  settings: { tokens: {}, hosts: {}, aliases: {} },
  env: process.env,
});
const refs = (await runCommand('git', ['ls-remote', url])).split('\n').length;

await clock(async () => {
  if (who === 'git') await runCommand('git', ['ls-remote', url]);
  else await mirrors.resolve({ repo: url });
  return { refs, fetches };
});
await server.close();
rmSync(root, { recursive: true });
