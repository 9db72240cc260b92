#!/usr/bin/env bash
# aws-cdk-lib 2.271.0: addToResourcePolicy of a topic, a queue and a bucket returns as policyDependable a construct that
# others can wait for. That of a KMS key returns its PolicyDocument, which is declared IDependable and implements
# nothing of it: who passes the result on to node.addDependency has a dependency that no synthesis can resolve.
#
# Seen: TopicPolicy, QueuePolicy and BucketPolicy are constructs; PolicyDocument of the key is none.
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes > package.log
npm install --silent --no-fund --no-audit aws-cdk-lib@2.271.0 constructs@10.5.1
cat > app.js <<'JS'
const { App, Stack, aws_iam: iam, aws_kms: kms, aws_s3: s3, aws_sns: sns, aws_sqs: sqs } = require('aws-cdk-lib');
const { Construct } = require('constructs');

const stack = new Stack(new App(), 'Stack');
const owners = {
  topic: new sns.Topic(stack, 'Topic'),
  queue: new sqs.Queue(stack, 'Queue'),
  bucket: new s3.Bucket(stack, 'Bucket'),
  key: new kms.Key(stack, 'Key'),
};
for (const [name, owner] of Object.entries(owners)) {
  const { policyDependable } = owner.addToResourcePolicy(new iam.PolicyStatement({
    principals: [new iam.ServicePrincipal('s3.amazonaws.com')],
    actions: [{ topic: 'sns:Publish', queue: 'sqs:SendMessage', bucket: 's3:GetObject', key: 'kms:Decrypt' }[name]],
    resources: ['*'],
  }));
  // CDK's decorators number the names of classes
  const type = policyDependable.constructor.name.replace(/\d$/, '');
  console.log(`${name}: ${type}, a construct: ${Boolean(Construct.isConstruct(policyDependable))}`);
}
JS
output="$(node app.js 2>/dev/null)"
echo "$output"
expected='topic: TopicPolicy, a construct: true
queue: QueuePolicy, a construct: true
bucket: BucketPolicy, a construct: true
key: PolicyDocument, a construct: false'
[ "$output" = "$expected" ] || { echo 'changed: expected a document in place of a construct for the key alone' >&2; exit 1; }
