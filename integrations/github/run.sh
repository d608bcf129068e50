#!/usr/bin/env bash
# What action.yml runs: annotations to the log, a SARIF file, and a summary of the step. PATTERNS and FLAGS come from the
# action's inputs, through the environment, so that nothing in them is ever code. The exit status is the linter's.
set -uo pipefail

# Words, at spaces and line ends; nothing is expanded.
read -r -d '' -a patterns <<<"${PATTERNS:-./...}"
read -r -d '' -a flags <<<"${FLAGS:-}"

sarif="$RUNNER_TEMP/go-map-lint.sarif"
text="$RUNNER_TEMP/go-map-lint.txt"
log="$RUNNER_TEMP/go-map-lint.log"
rm -f "$sarif" "$text"

node "$GITHUB_ACTION_PATH/dist/go-map-lint.js" ${flags[@]+"${flags[@]}"} \
  --format github --output "sarif=$sarif" --output "concise=$text" -- "${patterns[@]}" 2>"$log"
status=$?
cat "$log" >&2

# Without a file there was trouble, and old alerts must not be closed by an empty upload.
if [ -f "$sarif" ]; then
  echo "sarif=$sarif" >>"$GITHUB_OUTPUT"
fi
{
  echo '### go-map-lint'
  echo
  if [ -s "$text" ]; then
    echo '~~~~text'
    # GitHub refuses a summary above 1 MiB.
    head -c 900000 "$text"
    echo '~~~~'
    echo
  fi
  tail -n 1 "$log"
} >>"$GITHUB_STEP_SUMMARY"
exit "$status"
