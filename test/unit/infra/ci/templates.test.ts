import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { outcomeExitCodes } from '../../../../cli/exit-codes.ts';
import { faultsAgainst } from '../../../published-schema.ts';

const read = (path: string): string => readFileSync(path, 'utf8');
const gitlab = parse(read('infra/gitlab/fresh.gitlab-ci.yml'));
const action = parse(read('infra/github/action.yml'));
const workflow = parse(read('infra/github/fresh.yml'));
const decideAction = parse(read('infra/github/decide/action.yml'));
const decideWorkflow = parse(read('infra/github/fresh-ontology.yml'));
const scripts = ['infra/gitlab/process-project.sh', 'infra/github/process-repository.sh'] as const;
const coverageScript = 'infra/gitlab/check-coverage.sh';
const decisionScripts = [
  'infra/gitlab/decide-proposal.sh',
  'infra/github/decide/decide-proposal.sh',
] as const;

test.each([
  ['gitlab-ci.json', gitlab, { ...gitlab, fresh: { ...gitlab.fresh, artifacts: { wen: 'always' } } }],
  ['github-actions.json', action, { ...action, runs: { using: 'composite' } }],
  ['github-workflows.json', workflow, { ...workflow, jobs: { process: { steps: [{}] } } }],
  ['github-actions.json', decideAction, { ...decideAction, runs: { using: 'composite' } }],
  ['github-workflows.json', decideWorkflow, { ...decideWorkflow, jobs: { decide: { steps: [{}] } } }],
])('%s accepts the template, and would not accept anything', (schema, template, broken) => {
  expect(faultsAgainst(schema, template)).toEqual([]);
  expect(faultsAgainst(schema, broken)).not.toEqual([]);
});

test('no expression and no unquoted variable becomes part of a command', () => {
  const commands = [
    ...gitlab.fresh.script,
    ...gitlab['fresh-coverage'].script,
    ...gitlab['fresh-ontology'].script,
    ...decideAction.runs.steps.map(({ run }: { run: string }) => run),
    ...action.runs.steps.map(({ run }: { run: string }) => run),
    ...workflow.jobs.process.steps.map(({ run = '' }: { run?: string }) => run),
  ].join('\n');
  expect(commands).not.toContain('${{');
  expect(commands).not.toMatch(/eval|\$CI_COMMIT/);
  // GitLab expands variables in variables: a name of the pipeline that is handed on so could name a secret.
  expect(JSON.stringify(gitlab.fresh.variables)).not.toContain('$');
});

test.each([...scripts, coverageScript, ...decisionScripts])(
  '%s is plain shell, and what it starts is there',
  (script) => {
    expect(() => execFileSync('sh', ['-n', script])).not.toThrow();
    const started = [...read(script).matchAll(/"\$app\/([^"]+)"/g)].map(([, path]) => String(path));
    expect(started.length).toBeGreaterThan(0);
    expect(started.filter((path) => !existsSync(path))).toEqual([]);
  },
);

test.each(decisionScripts)('%s hands on each accepted answer as a value of its own', (script) => {
  const app = mkdtempSync(join(tmpdir(), 'fresh-decide-'));
  try {
    mkdirSync(join(app, 'cli'));
    writeFileSync(join(app, 'cli/main.ts'), 'for (const word of process.argv.slice(2)) console.log(word);\n');
    writeFileSync(join(app, 'fresh'), '#!/bin/sh\nprintf "%s\\n" "$@"\n', { mode: 0o755 });
    const words = (accepted: string) =>
      execFileSync('sh', [script], {
        encoding: 'utf8',
        env: {
          PATH: process.env['PATH'],
          FRESH_APP: app,
          FRESH_VERDICT: 'approve',
          FRESH_PROPOSAL: 'p-1',
          FRESH_BY: 'ada',
          FRESH_WHY: 'a $(b) c',
          FRESH_ACCEPT_ANSWERS: accepted,
        },
      })
        .trim()
        .split('\n');
    const said = ['ontology', 'approve', '--wait', '--by=ada', '--why=a $(b) c'];
    expect(words('')).toEqual([...said, '--', 'p-1']);
    expect(words('hotspots *')).toEqual([
      ...said,
      '--accept-answer=hotspots',
      '--accept-answer=*',
      '--',
      'p-1',
    ]);
  } finally {
    rmSync(app, { recursive: true });
  }
});

test('the scripts that the templates call are there', () => {
  const called = [...gitlab.fresh.script, ...action.runs.steps.map(({ run }: { run: string }) => run)]
    .join('\n')
    .match(/infra\/[\w/.-]+\.sh/g);
  expect(called).toEqual([...scripts]);
});

test('a decision is made by the script that the template calls, and only by hand', () => {
  expect(gitlab['fresh-ontology'].script.join('\n')).toContain(decisionScripts[0]);
  expect(decideAction.runs.steps[0].run).toContain(decisionScripts[1]);
  expect(gitlab['fresh-ontology'].rules).toEqual([
    { if: expect.stringContaining('$CI_PIPELINE_SOURCE == "web"') },
  ]);
  expect(Object.keys(decideWorkflow.on)).toEqual(['workflow_dispatch']);
  for (const script of decisionScripts)
    expect(() =>
      execFileSync('sh', [script], {
        env: { PATH: process.env['PATH'], FRESH_APP: '/nowhere', FRESH_VERDICT: 'approve; true' },
        stdio: 'pipe',
      }),
    ).toThrow(/is approve or reject/);
});

test('the gate for lineage runs where a least share is set, and warns of files alone', () => {
  const job = gitlab['fresh-coverage'];
  expect(job.script.join('\n')).toContain(coverageScript);
  expect(job.rules).toEqual([{ if: expect.stringMatching(/^\$FRESH_MIN_COVERAGE && /) }]);
  expect(job.allow_failure.exit_codes).toEqual([outcomeExitCodes.partial]);
});

test('what needs a person is a warning, what failed is not', () => {
  const soft = [outcomeExitCodes.partial, outcomeExitCodes.waiting];
  expect(gitlab.fresh.allow_failure.exit_codes).toEqual(soft);
  const cases = [...read(scripts[1]).matchAll(/^ {2}(\d)\) echo '::warning/gm)].map(([, code]) =>
    Number(code),
  );
  expect(cases).toEqual(soft);
});
