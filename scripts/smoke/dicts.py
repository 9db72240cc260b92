"""What becomes of a dict in a list: neither a type checker nor jsii refuses it, and jsii drops names in snake case."""
import json
from typing import Any

from aws_cdk import App, Environment, Stack
from aws_cdk.aws_s3 import CfnBucket
from cdk_encrypted_replication import EncryptedCrossRegionReplication, ReplicationDestination, ReplicationRule


def replicates_delete_markers(rules: Any) -> str:
    stack = Stack(App(), "Documents", env=Environment(account="111111111111", region="ap-southeast-1"))
    replication = EncryptedCrossRegionReplication(
        stack,
        "Replication",
        destinations=[ReplicationDestination.in_region("eu-west-1")],
        rules=rules,
    )
    bucket = replication.source_bucket.node.default_child
    assert isinstance(bucket, CfnBucket)
    configuration = stack.resolve(bucket.replication_configuration)
    return str(configuration["rules"][0]["deleteMarkerReplication"]["status"])


print(json.dumps({
    "dict in snake case": replicates_delete_markers(rules=[{"id": "all", "delete_marker_replication": True}]),
    "dict in camel case": replicates_delete_markers(rules=[{"id": "all", "deleteMarkerReplication": True}]),
    "class": replicates_delete_markers(rules=[ReplicationRule(id="all", delete_marker_replication=True)]),
}))
