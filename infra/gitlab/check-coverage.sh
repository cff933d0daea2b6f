#!/bin/sh
# The job fresh-coverage of fresh.gitlab-ci.yml: counts how much of the lineage of the checkout is resolved, leaves
# fresh-coverage.json, and ends as `fresh check-coverage` ends.
set -eu

app=${FRESH_APP:-/app}
folder=$(mktemp -d)
# The image has no git: the files are looked at as they lie there.
tar -cf - --exclude=./.git . | tar -xf - -C "$folder"

code=0
node "$app/cli/main.ts" check-coverage --json "--min=${FRESH_MIN_COVERAGE:?}" -- "$folder" >fresh-output.txt || code=$?
tail -n 1 fresh-output.txt >fresh-coverage.json
exit "$code"
