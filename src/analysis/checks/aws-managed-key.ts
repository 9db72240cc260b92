import type { RoleCaller } from '../iam/request';
import { ENCRYPTED_OBJECTS_PAGE } from '../s3/aws-pages';
import { reported } from '../s3/failure-reasons';
import { parseKeyArn } from '../s3/key-arn';
import type { KeyTarget } from '../s3/key-target';
import { equal } from '../symbolic/pattern';
import { showValue } from '../symbolic/symbolic-string';
import type { Check } from './check';
import type { Violation } from './violation';

export const AWS_MANAGED_SOURCE_KEY: Check = {
  id: 'AwsManagedSourceKey',
  title: 'The key of the source bucket is not the AWS managed key aws/s3 of another account, which admits its own account alone.',
  severity: 'error',
  failureReason: reported('SrcGetObjectNotPermitted'),
  see: ENCRYPTED_OBJECTS_PAGE,
  checkReplication: ({ sourceKey, source, caller }) => explain(sourceKey, caller, 'the source bucket encrypts by default with')
    .map((violation) => ({ ...violation, address: source.address, propertyPath: 'Properties.BucketEncryption' })),
};

export const AWS_MANAGED_REPLICA_KEY: Check = {
  id: 'AwsManagedReplicaKey',
  title: 'The key of the replicas is not the AWS managed key aws/s3 of another account, which admits its own account alone.',
  severity: 'error',
  failureReason: reported('DstPutObjectNotPermitted'),
  see: ENCRYPTED_OBJECTS_PAGE,
  checkRule: ({ replicaKey, rule, caller }) => explain(replicaKey, caller, 'the rule encrypts replicas with').map((violation) => ({
    ...violation,
    propertyPath: `${rule.propertyPath}.Destination.EncryptionConfiguration.ReplicaKmsKeyID`,
  })),
};

/** Nobody can change the policies of these keys. An account that is not known leaves the calls undecided. */
function explain(target: KeyTarget | undefined, { account }: RoleCaller, encrypts: string): readonly Violation[] {
  const owner = target?.awsManaged && target.written !== undefined ? parseKeyArn(target.written)?.account : undefined;
  return owner === undefined || equal(owner, account) !== 'none' ? [] : [{
    message: `${encrypts} ${showValue(target!.written)}, the AWS managed key of account ${showValue(owner)}, whose policy lets nobody `
      + `of another account use it, and so not the role of ${showValue(account)}`,
    fix: 'name a customer managed key, and let its key policy admit the role',
  }];
}
