#!/usr/bin/env bash
# aws-cdk-lib 2.271.0: the class of a construct is not called what it is exported as, and stands twice in its chain.
#
# Seen: `new Role(...)`, `new Queue(...)`, `new Key(...)` and `new Bucket(...)` have constructors named `Role2`, `Queue2`,
# `Key2` and `Bucket2`, and the class that each of them extends has the same name once more. `Stack` is `Stack2`, but what
# it extends is `Construct`; of these only `CfnBucket` has its own name. Messages and checks that name a class by
# `constructor.name` say `Role2` to somebody who wrote `Role`, and who compares it with the name of the export finds no L2.
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund aws-cdk-lib@2.271.0 constructs@10.5.1
cat > app.js <<'JS'
const { App, Stack } = require('aws-cdk-lib');
const { AccountRootPrincipal, Role } = require('aws-cdk-lib/aws-iam');
const { Key } = require('aws-cdk-lib/aws-kms');
const { Bucket, CfnBucket } = require('aws-cdk-lib/aws-s3');
const { Queue } = require('aws-cdk-lib/aws-sqs');
const stack = new Stack(new App(), 'Stack');
const constructs = [
  new Role(stack, 'Role', { assumedBy: new AccountRootPrincipal() }),
  new Queue(stack, 'Queue'),
  new Key(stack, 'Key'),
  new Bucket(stack, 'Bucket'),
  new CfnBucket(stack, 'CfnBucket'),
  stack,
];
console.log(constructs.map(({ constructor }) => `${constructor.name}<${Object.getPrototypeOf(constructor).name}`).join(' '));
JS
output="$(node app.js)"
echo "$output"
expected='Role2<Role2 Queue2<Queue2 Key2<Key2 Bucket2<Bucket2 CfnBucket<CfnResource Stack2<Construct'
[ "$output" = "$expected" ] || { echo "changed: expected $expected" >&2; exit 1; }
