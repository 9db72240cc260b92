"""A proof that fails, and mistakes, each with what somebody meets in one line."""
from typing import Any, Callable

from aws_cdk import App, Environment, Stack, Validations
from aws_cdk.aws_iam import AnyPrincipal, Effect, PolicyStatement
from aws_cdk.aws_s3 import Bucket
from cdk_encrypted_replication import (
    EncryptedCrossRegionReplication,
    ReplicationDestination,
    ReplicationProof,
    ReplicationRule,
)


def replicate(**props: Any) -> None:
    stack = Stack(App(), "Documents", env=Environment(account="111111111111", region="ap-southeast-1"))
    destinations = props.pop("destinations", [ReplicationDestination.in_region("eu-west-1")])
    EncryptedCrossRegionReplication(stack, "Replication", destinations=destinations, **props)


def replicate_to_foreign_bucket() -> None:
    stack = Stack(App(), "Other", env=Environment(account="111111111111", region="eu-west-1"))
    bucket = Bucket.from_bucket_name(stack, "Theirs", "the-vault")
    replicate(destinations=[ReplicationDestination.from_bucket(bucket)])


def failing_app() -> App:
    """Denies S3 what it needs in a policy of the replica bucket."""
    app = App()
    Validations.of(app).add_plugins(ReplicationProof())
    stack = Stack(app, "Documents", env=Environment(account="111111111111", region="ap-southeast-1"))
    destinations = [ReplicationDestination.in_region("eu-west-1")]
    replication = EncryptedCrossRegionReplication(stack, "Replication", destinations=destinations)
    bucket = replication.replica("eu-west-1").bucket
    bucket.add_to_resource_policy(PolicyStatement(
        sid="OnlyFromOurNetwork",
        effect=Effect.DENY,
        principals=[AnyPrincipal()],
        actions=["s3:*"],
        resources=[bucket.arn_for_objects("*")],
        conditions={"StringNotEquals": {"aws:SourceVpce": "vpce-0123456789abcdef0"}},
    ))
    return app


def proof_error(app: App) -> str | None:
    try:
        app.synth()
        return None
    except RuntimeError as error:
        return str(error)


MISTAKES: dict[str, Callable[[], object]] = {
    "a proof that fails": lambda: failing_app().synth(),
    "a misspelled prop": lambda: replicate(destinatons=[]),
    "a Region in place of a destination": lambda: replicate(destinations=["eu-west-1"]),
    "a destination without a list": lambda: replicate(destinations=ReplicationDestination.in_region("eu-west-1")),
    "a name in place of keys": lambda: replicate(keys="multiRegion"),
    "a prefix in place of a filter": lambda: replicate(rules=[ReplicationRule(filter="logs/")]),  # type: ignore
    "a misspelled prop of a rule": lambda: ReplicationRule(prefix="logs/"),  # type: ignore
    "no destination": lambda: replicate(destinations=[]),
    "an unknown Region": lambda: replicate(destinations=[ReplicationDestination.in_region("Ireland")]),
    "a bucket that the app does not own": replicate_to_foreign_bucket,
    "a key that is left out": lambda: ReplicationDestination.from_bucket_attributes(
        bucket_name="the-vault", region="eu-west-1"),  # type: ignore
    "a key of another account by its id": lambda: replicate(destinations=[ReplicationDestination.from_bucket_attributes(
        bucket_name="the-vault", region="eu-west-1", account="222222222222", key_arn="1234")]),
}

print("PROOF", str(proof_error(failing_app())).splitlines()[0])
for name, make in MISTAKES.items():
    met = "nothing"
    try:
        make()
    except Exception as error:
        met = f"{type(error).__name__}: {str(error).splitlines()[0]}"
    print(f"MISTAKE {name}: {met}")
