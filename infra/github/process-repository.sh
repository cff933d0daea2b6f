#!/bin/sh
# The step of action.yml: processes the repository, shows the summary of the run on the page of the job, and sets the
# outputs. Partial results and waiting are warnings, failures fail the step.
# Every name of the event is read here as a value and never made part of a command.
set -eu

app=${FRESH_APP:?}
code=0
"$app/fresh" process --json "--ref=${FRESH_REF:?}" --summary=fresh-summary.md \
  ${FRESH_TOKEN_NAME:+"--token=$FRESH_TOKEN_NAME"} -- "${FRESH_REPOSITORY:?}" >fresh-output.txt || code=$?
tail -n 1 fresh-output.txt >fresh-result.json
[ -s fresh-summary.md ] || printf '### Fresh: no answer\n\nThe log of the step says why.\n' >fresh-summary.md

cat fresh-summary.md >>"${GITHUB_STEP_SUMMARY:?}"
echo "exit-code=$code" >>"${GITHUB_OUTPUT:?}"
case $code in
  3) echo '::warning title=Fresh::The result is partial: see the summary.' ;;
  4) echo '::warning title=Fresh::A person has to decide, or another run is at work: see the summary.' ;;
  *) exit "$code" ;;
esac
