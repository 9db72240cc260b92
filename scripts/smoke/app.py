"""The example cross-account, written to a folder, and a test of the example minimal by the simulator."""
import sys
from pathlib import Path

from aws_cdk import App, Environment, Stack
from cdk_encrypted_replication import EncryptedCrossRegionReplication, ReplicationDestination, ReplicationSimulator

directory = Path(sys.argv[1])

app = App(analytics_reporting=False, outdir=str(directory / "cross-account"))
stack = Stack(app, "Documents", env=Environment(account="111111111111", region="ap-south-1"))
EncryptedCrossRegionReplication(
    stack, "Replication", destinations=[ReplicationDestination.in_account("222222222222", "eu-north-1")])
app.synth()

simulator = ReplicationSimulator.from_assembly(str(directory / "minimal"))
for outcome in simulator.put_object("Documents/Replication/Bucket", "contracts/2026.pdf").outcomes:
    print("SIMULATED", outcome.status.value)
