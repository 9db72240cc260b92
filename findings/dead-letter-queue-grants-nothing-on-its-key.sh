#!/usr/bin/env bash
# aws-cdk-lib 2.276.0: `lambda.Function` with `deadLetterQueue` may send to a queue, and may not use the queue's key.
# With a queue under a customer managed key, `queue.grantSendMessages()` grants the KMS actions that sending takes; the
# `deadLetterQueue` of a function grants `sqs:SendMessage` alone, and says nothing about the key.
#
# Seen: deadLetterQueue gives sqs:SendMessage; grantSendMessages gives kms:GenerateDataKey* and kms:Decrypt too.
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund aws-cdk-lib@2.276.0 constructs@10.5.1
cat > app.js <<'JS'
process.env.CDK_VALIDATION = 'false';
const { App, Stack } = require('aws-cdk-lib');
const { Key } = require('aws-cdk-lib/aws-kms');
const lambda = require('aws-cdk-lib/aws-lambda');
const { Queue } = require('aws-cdk-lib/aws-sqs');
const { ServicePrincipal, Role } = require('aws-cdk-lib/aws-iam');

function actionsOn(build) {
  const stack = new Stack(new App(), 'Stack', { env: { account: '111111111111', region: 'eu-west-1' } });
  const queue = new Queue(stack, 'Queue', { encryptionMasterKey: new Key(stack, 'Key') });
  build(stack, queue);
  const { Resources } = require('aws-cdk-lib/assertions').Template.fromStack(stack).toJSON();
  return Object.values(Resources).filter(({ Type }) => Type === 'AWS::IAM::Policy')
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement.flatMap(({ Action }) => Action)).sort();
}
console.log(JSON.stringify({
  deadLetterQueue: actionsOn((stack, deadLetterQueue) => new lambda.Function(stack, 'Function', {
    runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = async () => {}'), deadLetterQueue,
  })),
  grantSendMessages: actionsOn((stack, queue) => queue.grantSendMessages(new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }))),
}));
JS
output="$(node app.js 2>/dev/null)"
echo "$output"
case "$output" in
  '{"deadLetterQueue":["sqs:SendMessage"],"grantSendMessages":['*'"kms:GenerateDataKey*"'*) ;;
  *) echo 'changed: expected sqs:SendMessage alone for the dead-letter queue, and KMS actions for the grant' >&2; exit 1 ;;
esac
