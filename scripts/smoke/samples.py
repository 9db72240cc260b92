"""The samples of README.md, as a user of Python writes them."""
import sys

from aws_cdk import App, Environment, Stack, Tags, Validations
from cdk_encrypted_replication import (
    EncryptedCrossRegionReplication,
    ReplicationDestination,
    ReplicationFilter,
    ReplicationProof,
    ReplicationRule,
    ReplicationSimulator,
)

app = App(analytics_reporting=False, outdir=sys.argv[1])
stack = Stack(app, "Documents", env=Environment(account="111111111111", region="ap-southeast-1"))

replication = EncryptedCrossRegionReplication(
    stack,
    "Replication",
    destinations=[ReplicationDestination.in_region("eu-west-1")],
    rules=[ReplicationRule(id="contracts", filter=ReplicationFilter.prefix("contracts/"), delete_marker_replication=True)],
)

Validations.of(app).add_plugins(ReplicationProof())
Tags.of(replication).add("cost-center", "4711")

simulator = ReplicationSimulator.from_app(app)
result = simulator.put_object("Documents/Replication/Bucket", "contracts/2026.pdf", tags={"class": "a"})
assert [outcome.status.value for outcome in result.outcomes] == ["COMPLETED"], result.outcomes
