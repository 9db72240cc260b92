"""Mistakes, each with the message that somebody meets. Prints one line of JSON for each."""
import json
from typing import Any, Callable

from aws_cdk import App, Environment, Stack
from aws_cdk.aws_s3 import Bucket
from cdk_encrypted_replication import (
    EncryptedCrossRegionReplication,
    ReplicationDestination,
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


MISTAKES: dict[str, Callable[[], object]] = {
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

for name, make in MISTAKES.items():
    try:
        make()
        print(json.dumps({"mistake": name, "error": None}))
    except Exception as error:
        print(json.dumps({"mistake": name, "error": type(error).__name__, "message": str(error).split("\n")[0]}))
