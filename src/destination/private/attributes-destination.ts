import { Annotations, Stack } from 'aws-cdk-lib';
import { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { chosenBucketName } from '../../bucket/private/bucket-names';
import { literalBucketArn } from '../../bucket/private/named-bucket';
import { printable } from '../../internal/policy/print-document';
import type { Statement } from '../../internal/policy/statement';
import { toPolicyStatement } from '../../internal/policy/statement';
import { accountsDiffer, requireAccount, requireRegion } from '../../internal/topology/regions';
import type { Environment } from '../../internal/topology/regions';
import { WARNINGS } from '../../internal/warnings/warnings';
import { requireArnOfKey, requireKeyAccount, requireKeyRegion } from '../../key/private/brought-key';
import type { DestinationAccess } from '../../role/private/destination-policy';
import { Replica } from '../replica';
import type { ReplicaBucketAttributes } from '../replica-bucket-attributes';
import { ReplicaWriters } from '../replica-writers';
import { admissionStatements } from './admission';
import type { Admitted } from './admission';
import { accessOf } from './destination-access';
import type { DestinationInput, DestinationKind, RealizedDestination } from './destination-kind';

/** A destination that somebody else owns: nothing is made, everything is said. */
export class AttributesDestination implements DestinationKind {
  public readonly twoWay = false;
  public readonly takesReplicaKey = false;

  constructor(private readonly attributes: ReplicaBucketAttributes) {}

  public describe(): string {
    return `ReplicationDestination.fromBucketAttributes(${JSON.stringify(this.attributes.bucketName)})`;
  }

  public place(sourceStack: Stack, scope: Construct): Environment {
    const { region, account } = this.attributes;
    requireRegion(region, 'a destination', scope);
    if (account !== undefined) {
      requireAccount(account, sourceStack.account, scope);
    }
    return { account: account ?? sourceStack.account, region };
  }

  public realize(input: DestinationInput): RealizedDestination {
    const { bucketName, keyArn, aclsEnabled = false } = this.attributes;
    const { env, crossAccount } = input;
    const scope = new Construct(input.scope, `Destination-${input.id}`);
    chosenBucketName(bucketName, env, scope);
    requireArnOfKey(keyArn, scope);
    const key = Key.fromKeyArn(scope, 'Key', keyArn);
    requireKeyRegion(key, env.region, scope);
    requireKeyAccount(key, this.attributes.keyAccount ?? env.account, scope);
    const bucketArn = literalBucketArn(bucketName, env.region);
    const bucket = Bucket.fromBucketAttributes(scope, 'Bucket', { ...env, bucketArn, encryptionKey: key });
    const ownerOverride = crossAccount && aclsEnabled;
    const required = requiredThere(input, { bucketArn, keyArn, ownerOverride }, key.env.account, scope);
    return {
      replica: Replica._of({ ...env, bucket, key, required }),
      bucketArn,
      keyArn,
      ownerOverride,
      producers: [],
    };
  }
}

/** What each of the other accounts has to hold; printed, since nobody else will say it. */
function requiredThere(
  input: DestinationInput,
  target: Pick<DestinationAccess, 'bucketArn' | 'keyArn' | 'ownerOverride'>,
  keyAccount: string,
  scope: Construct,
): Admitted {
  const sourceAccount = Stack.of(scope).account;
  const foreignKey = accountsDiffer(keyAccount, sourceAccount);
  if (!input.crossAccount && !foreignKey) {
    return { bucket: [], key: [] };
  }
  const admission = ReplicaWriters.roles([input.roleArn()])._admission(input.env.region, scope);
  const { bucket, key } = admissionStatements(admission, accessOf(input, target));
  const required = { bucket: input.crossAccount ? bucket : [], key: foreignKey ? key : [] };
  const documents = [
    ...(input.crossAccount ? [`account ${input.env.account} the bucket policy ${print(bucket, scope)}`] : []),
    ...(foreignKey ? [`account ${keyAccount} the key policy ${print(key, scope)}`] : []),
  ];
  Annotations.of(scope).addWarningV2(
    WARNINGS.ForeignDestination.id,
    `these documents have to be applied, or nothing is replicated: in ${documents.join('; in ')}`,
  );
  return required;
}

function print(statements: readonly Statement[], scope: Construct): string {
  return printable(Stack.of(scope), new PolicyDocument({ statements: statements.map(toPolicyStatement) }));
}
