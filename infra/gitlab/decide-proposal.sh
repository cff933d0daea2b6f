#!/bin/sh
# The job `fresh-ontology` of fresh.gitlab-ci.yml: decides a proposal to change what the graph means, in the name of the
# person who runs the pipeline. Ends as `fresh ontology approve` ends: 1 when the decision did not count, and the log says why.
# Everything that the pipeline gives is read here as a value and never made part of a command.
set -eu

app=${FRESH_APP:-/app}
case ${FRESH_VERDICT:?approve or reject} in
  approve | reject) ;;
  *) echo 'FRESH_VERDICT is approve or reject' >&2 && exit 2 ;;
esac
# Names with blanks between them; without -f a star would become names of files.
set -f
for query in ${FRESH_ACCEPT_ANSWERS:-}; do
  set -- "$@" "--accept-answer=$query"
done
exec node "$app/cli/main.ts" ontology "$FRESH_VERDICT" --wait "--by=${FRESH_BY:-${GITLAB_USER_EMAIL:?}}" "--why=${FRESH_WHY:?}" \
  "$@" -- "${FRESH_PROPOSAL:?}"
