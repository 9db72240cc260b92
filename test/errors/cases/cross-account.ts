import { Aws } from 'aws-cdk-lib';
import type { App, Environment, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import {
  EncryptedCrossRegionReplication,
  MultiRegionKey,
  ReplicaBucket,
  ReplicaKey,
  ReplicaProtection,
  ReplicaWriters,
  ReplicationDestination,
  ReplicationKeys,
} from 'cdk-encrypted-replication';
