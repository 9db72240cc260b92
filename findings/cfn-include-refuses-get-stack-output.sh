#!/usr/bin/env bash
# aws-cdk-lib 2.276.0: `CfnInclude` refuses a template that CDK itself writes. A weak reference between two stacks is
# synthesized as `Fn::GetStackOutput`; a template with it cannot be taken into another app by `CfnInclude`.
#
# Seen: the app that refers weakly synthesizes, its consumer's template has Fn::GetStackOutput, and CfnInclude of that
# template throws that it is no known intrinsic function.
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund aws-cdk-lib@2.276.0 constructs@10.5.1
cat > app.js <<'JS'
process.env.CDK_VALIDATION = 'false';
const { App, Stack } = require('aws-cdk-lib');
const { CfnTopic } = require('aws-cdk-lib/aws-sns');
const { CfnInclude } = require('aws-cdk-lib/cloudformation-include');
const fs = require('fs');
const app = new App({ outdir: 'out', context: { '@aws-cdk/core:defaultCrossStackReferences': 'weak' } });
const producer = new Stack(app, 'Producer', { env: { account: '111111111111', region: 'eu-west-1' } });
const consumer = new Stack(app, 'Consumer', { env: { account: '111111111111', region: 'eu-west-1' } });
const topic = new CfnTopic(producer, 'Topic');
new CfnTopic(consumer, 'Named', { displayName: topic.attrTopicName });
app.synth();
const weak = fs.readFileSync('out/Consumer.template.json', 'utf8').includes('Fn::GetStackOutput');
let message = 'accepted';
try {
  new CfnInclude(new Stack(new App(), 'Stack'), 'Template', { templateFile: 'out/Consumer.template.json' });
} catch (error) {
  message = error.message.split('\n')[0];
}
console.log(JSON.stringify({ weak, message }));
JS
output="$(node app.js)"
echo "$output"
case "$output" in
  '{"weak":true,"message":"'*GetStackOutput*) ;;
  *) echo 'changed: expected a weak reference and a refusal that names Fn::GetStackOutput' >&2; exit 1 ;;
esac
