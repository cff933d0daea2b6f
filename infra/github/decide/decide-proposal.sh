#!/bin/sh
# The step of action.yml: decides a proposal to change what the graph means, in the name of the person who starts the job.
# Everything that the event gives is read here as a value and never made part of a command.
set -eu

app=${FRESH_APP:?}
case ${FRESH_VERDICT:?} in
  approve | reject) ;;
  *) echo 'verdict is approve or reject' >&2 && exit 2 ;;
esac
# Names with blanks between them; without -f a star would become names of files.
set -f
for query in ${FRESH_ACCEPT_ANSWERS:-}; do
  set -- "$@" "--accept-answer=$query"
done
exec "$app/fresh" ontology "$FRESH_VERDICT" --wait "--by=${FRESH_BY:?}" "--why=${FRESH_WHY:?}" \
  "$@" -- "${FRESH_PROPOSAL:?}"
