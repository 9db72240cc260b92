#!/usr/bin/env bash
# jsii 1.142.0 for Python, with aws-cdk-lib 2.271.0: a dict in a list of structs keeps only the names that are the same
# in TypeScript. A name in snake case, as the class takes it, is dropped without a word; mypy and pyright accept the
# dict, since jsii declares such a parameter as Sequence[Union[LifecycleRule, Dict[str, Any]]].
#
# Seen: of {"expiration": …, "noncurrent_version_expiration": …} in lifecycle_rules only the first is in the template;
# with LifecycleRule(**rule) both are.
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check aws-cdk-lib==2.271.0 constructs==10.5.1 jsii==1.142.0 pyright
cat > app.py <<'PY'
import json

from aws_cdk import App, Duration, Stack, aws_s3 as s3
from aws_cdk.assertions import Template

stack = Stack(App(), "Stack")
s3.Bucket(stack, "Dict", lifecycle_rules=[
    {"id": "old", "expiration": Duration.days(365), "noncurrent_version_expiration": Duration.days(30)},
])
s3.Bucket(stack, "Class", lifecycle_rules=[
    s3.LifecycleRule(id="old", expiration=Duration.days(365), noncurrent_version_expiration=Duration.days(30)),
])
for resource in Template.from_stack(stack).to_json()["Resources"].values():
    print(json.dumps(resource["Properties"]["LifecycleConfiguration"]["Rules"][0], sort_keys=True))
PY
venv/bin/pyright --pythonpath venv/bin/python app.py
output="$(venv/bin/python app.py 2>/dev/null)"
echo "$output"
expected='{"ExpirationInDays": 365, "Id": "old", "Status": "Enabled"}
{"ExpirationInDays": 365, "Id": "old", "NoncurrentVersionExpiration": {"NoncurrentDays": 30}, "Status": "Enabled"}'
[ "$output" = "$expected" ] || { echo 'changed: expected the dict without NoncurrentVersionExpiration' >&2; exit 1; }
