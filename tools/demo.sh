#!/usr/bin/env bash
# The main job in the terminal: the sample article into both other languages and every export format.
set -euo pipefail
transdesk=${1:-.venv/bin/transdesk}
sample=src/transdesk/desk/sample/article.md
mkdir -p out
for to in ru kk; do
  "$transdesk" translate "$sample" --to "$to" \
    --out "out/article.$to.docx" --out "out/article.$to.html" --out "out/article.$to.md" \
    --out "out/article.$to.txt" --out "out/article.$to.json" --out "out/article.$to.xlsx"
  echo "--- $to"
  head -n 12 "out/article.$to.txt"
done
ls -l out
