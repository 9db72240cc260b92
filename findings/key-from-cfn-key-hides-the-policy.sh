#!/usr/bin/env bash
# aws-cdk-lib 2.271.0: `Key.fromCfnKey(cfnKey)` replaces the key policy of the CfnKey that it is given.
#
# Seen: before the call `cfnKey.keyPolicy` is the literal object that the template was given, with its Statement; after
# it, it is a token without Statement. The call looks like a wrapper that only reads. Code that looks at the policy of
# the L1 (a check, an aspect, a second wrapper) gets another answer depending on whether somebody called it before. What
# is synthesized says the same, with its members in another order.
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund aws-cdk-lib@2.271.0 constructs@10.5.1
cat > app.js <<'JS'
const { App, Stack, Token } = require('aws-cdk-lib');
const { CfnKey, Key } = require('aws-cdk-lib/aws-kms');
process.env.CDK_VALIDATION = 'false';
const statement = { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111111111111:root' }, Action: 'kms:*', Resource: '*' };
const sorted = (value) => JSON.stringify(value, (_name, each) => (each && typeof each === 'object' && !Array.isArray(each)
  ? Object.fromEntries(Object.entries(each).sort()) : each));
function build(wrap) {
  const stack = new Stack(new App(), 'Stack', { env: { account: '111111111111', region: 'eu-west-1' } });
  const key = new CfnKey(stack, 'Key', { keyPolicy: { Version: '2012-10-17', Statement: [statement] } });
  const seen = () => ({ hasStatement: 'Statement' in key.keyPolicy, token: Token.isUnresolved(key.keyPolicy) });
  const before = seen();
  if (wrap) Key.fromCfnKey(key);
  return { before, after: seen(), policy: sorted(stack.resolve(key.keyPolicy)) };
}
const plain = build(false);
const wrapped = build(true);
console.log(JSON.stringify({ before: wrapped.before, after: wrapped.after, samePolicy: plain.policy === wrapped.policy }));
JS
output="$(node app.js)"
echo "$output"
expected='{"before":{"hasStatement":true,"token":false},"after":{"hasStatement":false,"token":true},"samePolicy":true}'
[ "$output" = "$expected" ] || { echo "changed: expected $expected" >&2; exit 1; }
