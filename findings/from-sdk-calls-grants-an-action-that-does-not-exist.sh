#!/usr/bin/env bash
# aws-cdk-lib 2.276.0: `AwsCustomResourcePolicy.fromSdkCalls` for the S3 call `PutBucketReplication` grants the action
# `s3:PutBucketReplication`, which IAM does not have: the action of that call is `s3:PutReplicationConfiguration`.
#
# Seen: the policy of the provider's role allows "s3:PutBucketReplication" alone; iam-floyd 0.842.0, which is made from
# AWS's service authorization reference, lists s3:PutReplicationConfiguration and no s3:PutBucketReplication. The
# template is valid, synthesis is silent, and the call will be denied when the stack is deployed.
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund aws-cdk-lib@2.276.0 constructs@10.5.1 iam-floyd@0.842.0
cat > app.js <<'JS'
process.env.CDK_VALIDATION = 'false';
const { App, Stack } = require('aws-cdk-lib');
const { Template } = require('aws-cdk-lib/assertions');
const { AwsCustomResource, AwsCustomResourcePolicy, PhysicalResourceId } = require('aws-cdk-lib/custom-resources');
const { Statement } = require('iam-floyd');
const stack = new Stack(new App(), 'Stack');
new AwsCustomResource(stack, 'Replication', {
  onUpdate: {
    service: 'S3',
    action: 'putBucketReplication',
    parameters: { Bucket: 'source', ReplicationConfiguration: { Role: 'arn:aws:iam::111111111111:role/r', Rules: [] } },
    physicalResourceId: PhysicalResourceId.of('replication'),
  },
  policy: AwsCustomResourcePolicy.fromSdkCalls({ resources: ['arn:aws:s3:::source'] }),
});
const policies = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
const granted = policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement.flatMap(({ Action }) => Action));
const known = Object.values(new Statement.S3().accessLevelList).flat();
const exists = (action) => known.includes(action);
console.log(JSON.stringify({ granted, PutBucketReplication: exists('PutBucketReplication'), PutReplicationConfiguration: exists('PutReplicationConfiguration') }));
JS
output="$(node app.js)"
echo "$output"
expected='{"granted":["s3:PutBucketReplication"],"PutBucketReplication":false,"PutReplicationConfiguration":true}'
[ "$output" = "$expected" ] || { echo "changed: expected $expected" >&2; exit 1; }
