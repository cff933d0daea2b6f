import { sealRun } from '../../../activities/4-stage/seal-run.ts';
import { openIngress } from '../../../activities/envelopes/ingress.ts';
import { stageSaid } from '../../../activities/envelopes/stage-said.ts';
import { createFileStaging } from '../../../adapters/staging/file-staging.ts';
import type { KnownItem } from '../../../schemas/items/registry.ts';
import type { RunRef } from '../../../schemas/run.ts';
import { repositoryItem } from '../mesh/repository-items.ts';
import { readInput } from './say.ts';

/** Seals two runs of each repository whose facts are about half nodes and half edges: modules with functions. */
interface Input {
  readonly root: string;
  readonly functions: number;
  readonly repositories: number;
}

const { root, functions, repositories } = readInput<Input>();
const staging = createFileStaging({ root });
const PER_MODULE = 50;
const answers: { first: unknown[]; second: unknown[] } = { first: [], second: [] };
for (let nth = 0; nth < repositories; nth += 1) {
  const repo = `bench.example/facts-${nth}`;
  for (const which of ['first', 'second'] as const) answers[which].push(await seal(repo, which));
}
process.stdout.write(`${JSON.stringify(answers)}\n`);

async function seal(repo: string, which: string) {
  const run: RunRef = {
    repo,
    run_id: await staging.openRun(repo, `bench-${which}`),
    trace_id: 'b'.repeat(32),
    sha: 'c'.repeat(40),
    committed_at: '2026-01-01T00:00:00Z',
  };
  const kinds = ['repository', 'python-module', 'python-function', 'file'] as const;
  const ingress = openIngress(run, { name: 'bench', version: '1', kinds });
  ingress.take({ items: [...itemsOf()], rejects: [] });
  const mined = await stageSaid(staging, run, 'bench', 'mine/bench-000', ingress.close());
  const sealed = await sealRun(staging, { run, fingerprint: 'bench', mined: [mined] }, () => undefined);
  return { run, sealed };
}

function* itemsOf(): Iterable<KnownItem> {
  yield repositoryItem(0, functions / PER_MODULE);
  for (let module = 0; module * PER_MODULE < functions; module += 1) {
    const path = `src/area_${module % 40}/module_${module}.py`;
    const name = path.replace(/\.py$/, '').replaceAll('/', '.');
    yield { kind: 'file', path, lines: null, payload: fileOf(module) };
    yield {
      kind: 'python-module',
      path,
      lines: [1, 900],
      payload: { module: name, loc: 700, imports: [], calls: [], unnamed_calls: 0, main: false },
    };
    for (let at = 0; at < PER_MODULE; at += 1) {
      yield {
        kind: 'python-function',
        path,
        lines: [at * 12 + 1, at * 12 + 9],
        payload: {
          module: name,
          qualname: `load_${at}`,
          occurrence: 1,
          is_async: false,
          decorators: [],
          parameters: at % 4,
          complexity: (at % 9) + 1,
          loc: 8,
          calls: [],
          unnamed_calls: 0,
        },
      };
    }
  }
}

function fileOf(module: number) {
  const blob = module.toString(16).padStart(40, '0');
  return {
    blob,
    size: 20_000,
    mode: 'file',
    state: 'text',
    language: 'Python',
    lines: 900,
    notebook: false,
  } as const;
}
