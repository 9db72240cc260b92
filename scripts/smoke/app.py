"""The examples minimal and cross-account, written to folders of a directory, and a test by the simulator."""
import sys
from pathlib import Path

from aws_cdk import App, Environment, Stack
from cdk_encrypted_replication import EncryptedCrossRegionReplication, ReplicationDestination, ReplicationSimulator

directory = Path(sys.argv[1])


def synthesize(folder: str, region: str, destination: ReplicationDestination) -> None:
    app = App(analytics_reporting=False, outdir=str(directory / folder))
    stack = Stack(app, "Documents", env=Environment(account="111111111111", region=region))
    EncryptedCrossRegionReplication(stack, "Replication", destinations=[destination])
    app.synth()


synthesize("minimal", "ap-southeast-1", ReplicationDestination.in_region("eu-west-1"))
synthesize("cross-account", "ap-south-1", ReplicationDestination.in_account("222222222222", "eu-north-1"))

simulator = ReplicationSimulator.from_assembly(str(directory / "minimal"))
for outcome in simulator.put_object("Documents/Replication/Bucket", "contracts/2026.pdf").outcomes:
    print("SIMULATED", outcome.status.value)
