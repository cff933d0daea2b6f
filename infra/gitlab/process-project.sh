#!/bin/sh
# The job of fresh.gitlab-ci.yml: processes the project at the tag or branch of the pipeline, leaves fresh-result.json and
# fresh-summary.md, and tells the summary where a token allows it. Ends as `fresh process` ends.
# Every name of the pipeline is read here as a value and never made part of a command.
set -eu

app=${FRESH_APP:-/app}
repository=${FRESH_REPOSITORY:-${CI_PROJECT_URL:?}}
ref=${FRESH_REF:-${CI_COMMIT_TAG:+refs/tags/$CI_COMMIT_TAG}}
ref=${ref:-refs/heads/${CI_COMMIT_BRANCH:?}}

code=0
node "$app/cli/main.ts" process --json "--ref=$ref" --summary=fresh-summary.md \
  ${FRESH_TOKEN_NAME:+"--token=$FRESH_TOKEN_NAME"} -- "$repository" >fresh-output.txt || code=$?
tail -n 1 fresh-output.txt >fresh-result.json
[ -s fresh-summary.md ] || printf '### Fresh: no answer\n\nThe log of the job says why.\n' >fresh-summary.md

if [ -n "${FRESH_GITLAB_TOKEN:-}" ]; then
  # A note that could not be posted is no fault of the run.
  node "$app/infra/gitlab/post-note.ts" fresh-summary.md || echo 'the summary could not be posted' >&2
fi
exit "$code"
