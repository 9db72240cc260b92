#!/usr/bin/env bash
# jsii 6.0.16: the summary of a doc comment ends at the first semicolon, as at a full stop. The rest of the sentence becomes
# remarks, so that what Java, .NET and generated references show in lists breaks off with the semicolon.
#
# Seen: of "The name of the thing; it cannot be changed later." the summary is "The name of the thing;".
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > package.json <<'JSON'
{
  "name": "summaries", "version": "1.0.0", "description": "a module", "license": "Apache-2.0", "main": "lib/index.js",
  "types": "lib/index.d.ts", "author": { "name": "nobody", "url": "https://example.com" },
  "repository": { "type": "git", "url": "https://example.com/summaries.git" },
  "jsii": { "outdir": "dist", "targets": {}, "tsc": { "outDir": "lib", "rootDir": "src" } }
}
JSON
npm install --silent --no-audit --no-fund --save-dev jsii@6.0.16
mkdir src
cat > src/index.ts <<'TS'
/** A thing. */
export interface ThingProps {
  /** The name of the thing; it cannot be changed later. */
  readonly name: string;
}
TS
npx jsii --silence-warnings=reserved-word >/dev/null 2>&1
output="$(node -p '
  const { types } = JSON.parse(require("fs").readFileSync(".jsii", "utf8"));
  JSON.stringify(types["summaries.ThingProps"].properties[0].docs);
')"
echo "$output"
case "$output" in
  *'"summary":"The name of the thing;"'*) ;;
  *) echo 'changed: expected a summary that ends in a semicolon' >&2; exit 1 ;;
esac
