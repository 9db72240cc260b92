import { Annotations, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { ResourceEnvironment } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import { requireBucketName } from '../../bucket/private/bucket-names';
import { renderBucketArn } from '../../bucket/private/named-bucket';
import type { StatementSpec } from '../../internal/policy/statement';
import { printDocument, toPolicyStatement } from '../../internal/policy/statement';
import { accountsDiffer, requireAccount, requireRegion } from '../../internal/topology/regions';
import type { DestinationRequirements } from '../../internal/warnings/destination-requirements';
import { REQUIREMENTS_METADATA, describeRequirements } from '../../internal/warnings/destination-requirements';
import { WARNINGS } from '../../internal/warnings/warnings';
import { requireArnOfKey, requireKeyAccount, requireKeyRegion } from '../../key/private/user-key';
import type { TargetBucket } from '../../rules/private/planned-rule';
import { Replica } from '../replica';
import type { ReplicaBucketAttributes } from '../replica-bucket-attributes';
import { ReplicaWriters } from '../replica-writers';
import { NO_STATEMENTS, renderCrossAccountStatements } from './cross-account-access';
import type { CrossAccountStatements } from './cross-account-access';
import { computeDestinationAccess } from './destination-access';
import type { DestinationInput, DestinationStrategy, BoundDestination } from './destination-strategy';

/** A destination that somebody else owns: nothing is created, the owner's part is printed. */
export class AttributesDestination implements DestinationStrategy {
  public readonly twoWay = false;
  public readonly takesReplicaKey = false;

  constructor(private readonly attributes: ReplicaBucketAttributes) {}

  public describe(): string {
    return `ReplicationDestination.fromBucketAttributes(${JSON.stringify(this.attributes.bucketName)})`;
  }

  public place(sourceStack: Stack, scope: Construct): ResourceEnvironment {
    const { region, account } = this.attributes;
    requireRegion(region, 'a destination', scope);
    if (account !== undefined) {
      requireAccount(account, sourceStack.account, scope);
    }
    return { account: account ?? sourceStack.account, region };
  }

  public bind(input: DestinationInput): BoundDestination {
    const { bucketName, keyArn, aclsEnabled = false } = this.attributes;
    const { env, crossAccount } = input;
    const scope = new Construct(input.scope, `Destination-${input.id}`);
    requireBucketName(bucketName, env, scope);
    requireArnOfKey(keyArn, scope);
    const key = Key.fromKeyArn(scope, 'Key', keyArn);
    requireKeyRegion(key, env.region, scope);
    requireKeyAccount(key, this.attributes.keyAccount ?? env.account, scope);
    const bucketArn = renderBucketArn(bucketName, env.region);
    const bucket = Bucket.fromBucketAttributes(scope, 'Bucket', { ...env, bucketArn, encryptionKey: key });
    const target = { bucketArn, keyArn, ownerOverride: crossAccount && aclsEnabled };
    const required = renderRequiredStatements(input, target, key.env.account, scope);
    this.announce(required, { account: key.env.account, region: env.region }, input, scope);
    return { replica: Replica._create({ ...env, bucket, key, required }), target, producers: [] };
  }

  /** Into the assembly, and, where policies of another account are needed, onto the terminal. */
  private announce(
    required: CrossAccountStatements,
    keyEnv: ResourceEnvironment,
    { env, sourceObjectLock }: DestinationInput,
    scope: Construct,
  ): void {
    const { bucketName, keyArn, aclsEnabled } = this.attributes;
    const requirements = print(scope, {
      bucket: {
        account: env.account,
        region: env.region,
        bucketName,
        versioning: 'Enabled',
        objectLock: sourceObjectLock ? 'Enabled' : 'Not needed',
        objectOwnership: aclsEnabled ? 'BucketOwnerPreferred or ObjectWriter' : 'BucketOwnerEnforced',
        policyStatements: renderStatements(required.bucket),
      },
      key: {
        account: keyEnv.account,
        region: keyEnv.region,
        keyArn,
        keySpec: 'SYMMETRIC_DEFAULT',
        keyState: 'Enabled',
        policyStatements: renderStatements(required.key),
      },
    });
    scope.node.addMetadata(REQUIREMENTS_METADATA, requirements);
    if (required !== NO_STATEMENTS) {
      Annotations.of(scope).addWarningV2(WARNINGS.CrossAccountDestination.id, describeRequirements(requirements));
    }
  }
}

/** The statements that the other accounts must have, since no template of this app has them. */
function renderRequiredStatements(
  input: DestinationInput,
  target: TargetBucket,
  keyAccount: string,
  scope: Construct,
): CrossAccountStatements {
  const sourceAccount = Stack.of(scope).account;
  const crossAccountKey = accountsDiffer(keyAccount, sourceAccount);
  if (!input.crossAccount && !crossAccountKey) {
    return NO_STATEMENTS;
  }
  const writers = ReplicaWriters.roles([...input.requireWriterArns()])._strategy(input.env.region, scope);
  const { bucket, key } = renderCrossAccountStatements(writers, computeDestinationAccess(input, target));
  return { bucket: input.crossAccount ? bucket : [], key: crossAccountKey ? key : [] };
}

function renderStatements(statements: readonly StatementSpec[]): readonly object[] {
  return statements.map((each) => toPolicyStatement(each).toJSON());
}

/** With values that are known after deployment in angle brackets. */
function print(scope: Construct, requirements: DestinationRequirements): DestinationRequirements {
  return JSON.parse(printDocument(Stack.of(scope), requirements));
}
