import { readFileSync } from 'node:fs';

/**
 * Posts a Markdown file as a note on the merge request of the pipeline, else as a comment on its commit:
 * `node infra/gitlab/post-note.ts fresh-summary.md`. The token needs the scope `api`; the job's own token may not write notes.
 */
const [file = ''] = process.argv.slice(2);
const text = readFileSync(file, 'utf8');
const merge = process.env['CI_MERGE_REQUEST_IID'] ?? '';
const project = `${need('CI_API_V4_URL')}/projects/${encodeURIComponent(need('CI_PROJECT_ID'))}`;

const [url, body] =
  merge === ''
    ? [`${project}/repository/commits/${encodeURIComponent(need('CI_COMMIT_SHA'))}/comments`, { note: text }]
    : [`${project}/merge_requests/${encodeURIComponent(merge)}/notes`, { body: text }];
const answer = await fetch(url, {
  method: 'POST',
  headers: { 'content-type': 'application/json', 'private-token': need('FRESH_GITLAB_TOKEN') },
  body: JSON.stringify(body),
  // The token belongs to this host alone.
  redirect: 'error',
  signal: AbortSignal.timeout(30_000),
});
if (!answer.ok) {
  process.stderr.write(
    `GitLab answered ${answer.status} to the note: check FRESH_GITLAB_TOKEN and its scope api\n`,
  );
  process.exitCode = 1;
}

function need(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set: run this in a GitLab job`);
  return value;
}
