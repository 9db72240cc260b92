import { formatAddress } from '../assembly/resource-address';
import type { Bucket, DeploymentModel, Key, LeftOut } from '../model/deployment-model';
import { ENCRYPTED_OBJECTS_PAGE, PERMISSIONS_PAGE, S3_GUIDE } from '../s3/aws-pages';
import { reported, unreported } from '../s3/failure-reasons';
import { parseKeyArn } from '../s3/key-arn';
import type { KeyTarget } from '../s3/key-target';
import { equal } from '../symbolic/pattern';
import { showValue } from '../symbolic/symbolic-string';
import type { Check } from './check';
import type { Violation } from './violation';
import { unless } from './violation';

/** A part of a replication that no template has: checked as if it allowed everything, with a finding that says so. */
function notInTemplates(
  part: string,
  value: unknown,
  propertyPath: string,
  owner: string,
  leftOut: LeftOut | undefined,
): Violation {
  const why = leftOut === undefined ? 'is not in the templates'
    : `would be ${formatAddress(leftOut.address)}, which is not created, since its condition ${showValue(leftOut.condition)} does not hold`;
  return {
    undecided: true,
    propertyPath,
    message: `${part} ${showValue(value)} ${why}, so that nothing about it can be proven`,
    fix: leftOut ? `let the condition ${showValue(leftOut.condition)} hold, or let the owner of another one make sure that ${owner}` : `prove its assembly together with this one, or let its owner make sure that ${owner}`,
  };
}

export const SOURCE_KEY_KNOWN: Check = {
  id: 'SourceKeyKnown',
  title: 'The key of the source bucket is in the templates.',
  severity: 'warning',
  failureReason: reported('SrcGetObjectNotPermitted'),
  see: ENCRYPTED_OBJECTS_PAGE,
  checkReplication: ({ model, sourceKey, source }) => (sourceKey === undefined || sourceKey.key ? [] : [{
    ...notInTemplates(
      'the key of the source bucket',
      sourceKey.written ?? 'alias/aws/s3',
      'Properties.BucketEncryption',
      'it is enabled, and its policy lets the role decrypt',
      findLeftOutKey(model, sourceKey),
    ),
    address: source.address,
  }]),
};

export const DESTINATION_KNOWN: Check = {
  id: 'DestinationKnown',
  title: 'The destination bucket is in the templates.',
  severity: 'warning',
  failureReason: reported('DstBucketNotFound'),
  see: `${S3_GUIDE}/replication-requirements.html`,
  checkRule: ({ destination, destinationArn, rule, model }) => {
    const propertyPath = `${rule.propertyPath}.Destination.Bucket`;
    const [renamed] = destination ? [] : model.bucketsRenamedFrom(destinationArn.replace(/^arn:[^:]*:s3:::/, ''));
    return destination ? [] : [renamed ? nameChanged(renamed, propertyPath) : notInTemplates(
      'the destination bucket',
      destinationArn,
      propertyPath,
      'it exists, is versioned, and its policy lets the role in',
      model.findLeftOut('AWS::S3::Bucket', destinationArn),
    )];
  },
};

function nameChanged({ address, name, made }: Bucket, propertyPath: string): Violation {
  return {
    severity: 'error',
    propertyPath,
    message: `the rule names the destination bucket ${showValue(made!.name)}, as the construct named it; an aspect or an override has `
      + `changed the name of ${formatAddress(address)} to ${showValue(name)}`,
    fix: "take the override out and set 'bucketName' of the destination, from which rules and policies have the name too",
  };
}

export const REPLICA_KEY_KNOWN: Check = {
  id: 'ReplicaKeyKnown',
  title: 'The key of the replicas is in the templates.',
  severity: 'warning',
  failureReason: reported('DstKmsKeyNotFound'),
  see: ENCRYPTED_OBJECTS_PAGE,
  checkRule: ({ model, replicaKey, rule }) => {
    const propertyPath = `${rule.propertyPath}.Destination.EncryptionConfiguration.ReplicaKmsKeyID`;
    if (replicaKey === undefined || (replicaKey.key && !replicaKey.presumed)) {
      return [];
    }
    const namesake = findSingleRegionKey(model, replicaKey);
    return [replicaKey.key ? presumption(replicaKey, replicaKey.key, propertyPath) : namesake ? {
      severity: 'error',
      propertyPath,
      message: `the rule names the key of the replicas ${showValue(replicaKey.written)}, by the id of ${formatAddress(namesake.address)
      }, which is a single-Region key of ${showValue(namesake.account)} and ${showValue(namesake.region)}: no other key has its id`,
      fix: 'set MultiRegion of a new key and make its AWS::KMS::ReplicaKey in the Region of the destination bucket, or name a key of that Region',
    } : notInTemplates(
      'the key of the replicas',
      replicaKey.written,
      propertyPath,
      'it exists, is enabled and symmetric, and its policy lets the role use it',
      findLeftOutKey(model, replicaKey),
    )];
  },
};

/**
 * A key of the id that a name has; elsewhere there is one of the same id for a multi-Region key alone.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html
 */
function findSingleRegionKey({ keys }: DeploymentModel, { arn }: KeyTarget): Key | undefined {
  const name = arn && (parseKeyArn(arn)?.name ?? arn);
  return keys.find(({ id, kind }) => kind === 'single-Region' && id === name);
}

function findLeftOutKey(model: DeploymentModel, { arn }: KeyTarget): LeftOut | undefined {
  return arn === undefined ? undefined : model.findLeftOut('AWS::KMS::Key', arn);
}

function presumption({ written }: KeyTarget, key: Key, propertyPath: string): Violation {
  return {
    undecided: true,
    // across accounts nobody can do anything else
    level: 'info',
    propertyPath,
    message: `the rule names the key of the replicas by the literal ${showValue(written)}, which is taken for ${
      formatAddress(key.address)}, the key of the destination bucket; whether it is, deployment alone can tell`,
    fix: 'compare the ARN with that of the deployed key and acknowledge this finding, or refer to the key instead of writing its ARN',
  };
}

export const ROLE_KNOWN: Check = {
  id: 'RoleKnown',
  title: 'The role is in the templates.',
  severity: 'warning',
  failureReason: reported('AssumeRoleNotPermitted'),
  see: PERMISSIONS_PAGE,
  checkReplication: ({ model, role, replication: { roleArn, propertyPath } }) => (role ? [] : [{
    ...notInTemplates(
      'the role',
      roleArn,
      `${propertyPath}.Role`,
      'S3 may assume the role and the role may make every call of docs/reference/proof.md',
      model.findLeftOut('AWS::IAM::Role', roleArn),
    ),
    ...(roleArn === '' ? { message: 'the role that the configuration names is not known, so that nothing is proven of it' }
      : {}),
  }]),
};

/** A note and no doubt: a call that the other policies allow is allowed, and one that they lack says so itself. */
export const MANAGED_POLICY_KNOWN: Check = {
  id: 'ManagedPolicyKnown',
  title: 'What the AWS managed policies of the role allow is known to this library; otherwise the role is judged by its other policies.',
  severity: 'info',
  failureReason: unreported('policies of AWS allow, and do not deny'),
  see: 'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/about-managed-policy-reference.html',
  checkReplication: ({ role }) => {
    const unknown = role?.policies.filter(({ unknownAllows }) => unknownAllows !== undefined) ?? [];
    return role === undefined || unknown.length === 0 ? [] : [{
      address: role.address,
      propertyPath: unknown[0].origin.propertyPath,
      message: `${unknown.map(({ unknownAllows }) => unknownAllows).join('; ')}: the role is judged by its other policies`,
      fix: 'take it out of the role, or let the other policies of the role allow everything that S3 needs',
    }];
  },
};

export const ROLE_ACCOUNT: Check = {
  id: 'RoleAccount',
  title: 'The role is in the account of the source bucket.',
  severity: 'error',
  failureReason: reported('AssumeRoleNotPermitted'),
  see: PERMISSIONS_PAGE,
  checkReplication: ({ caller, source, replication }) => unless(equal(caller.account, source.account), {
    propertyPath: `${replication.propertyPath}.Role`,
    message: `the role is in account ${showValue(caller.account)}, the source bucket in ${showValue(source.account)}`,
    fix: 'use a role of the account that owns the source bucket; nobody can pass a role of another account',
  }),
};
