from aws_cdk import App, Environment, Stack
from cdk_encrypted_replication import EncryptedCrossRegionReplication, ReplicationDestination

app = App()
stack = Stack(app, "Documents", env=Environment(account="111111111111", region="ap-southeast-1"))

EncryptedCrossRegionReplication(
    stack,
    "Replication",
    destinations=[ReplicationDestination.in_region("eu-west-1")],
)
app.synth()
