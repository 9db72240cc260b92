import { Annotations, CrossStackReferences, ReferenceStrength, Stack, Token } from 'aws-cdk-lib';
import { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import type { AddToResourcePolicyResult, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnKey } from 'aws-cdk-lib/aws-kms';
import type { CfnReplicaKey, IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct, IConstruct } from 'constructs';
import { rewriteCrossAccountRoles } from '../../grants/private/cross-account-roles';
import { ReplicationError } from '../../internal/errors/replication-error';
import { printText } from '../../internal/policy/statement';
import { findOwner } from '../../internal/topology/identity';
import { accountsDiffer, regionsDiffer } from '../../internal/topology/regions';
import { WARNINGS } from '../../internal/warnings/warnings';
import { ReplicationKey } from '../replication-key';
import { findKeyResource } from './key-resource';

/** A key of the user's own, wrapped so that grants through it follow our rules and references to it are weak. */
export class UserKey extends ReplicationKey {
  public readonly keyArn: string;
  public readonly keyId: string;
  protected readonly policy = new PolicyDocument();

  constructor(scope: Construct, id: string, private readonly original: IKey) {
    super(scope, id, { environmentFromArn: Token.isUnresolved(original.keyArn) ? undefined : original.keyArn });
    this.keyArn = original.keyArn;
    this.keyId = original.keyId;
    // its lifetime and its stack are those of the resource
    this.node.defaultChild = original.node.defaultChild;
    if (findKeyResource(original)) {
      CrossStackReferences.of(original).produce(ReferenceStrength.WEAK);
    } else {
      Annotations.of(this).addWarningV2(
        WARNINGS.ImportedKey.id,
        `the policy, the state and the kind of the imported key ${printText(Stack.of(this), original.keyArn)} cannot be checked; its policy must ` +
          'let IAM policies of its account allow its use, and it must be a symmetric encryption key that is enabled',
      );
    }
  }

  /** The account of the key decides whether a grantee is in another account. */
  public addToResourcePolicy(statement: PolicyStatement, allowNoOp?: boolean): AddToResourcePolicyResult {
    const rewritten = rewriteCrossAccountRoles(statement, this.original.env.account, this);
    return this.original.addToResourcePolicy(rewritten, allowNoOp);
  }
}

/** Rejects what S3 would accept with `200 OK` and then fail with. */
export function validateUserKey(key: IKey, region: string, scope: IConstruct): void {
  requireKeyArn(key, scope);
  requireKeyRegion(key, region, scope);
  requireKeyAccount(key, Stack.of(scope).account, scope);
  const resource = findKeyResource(key);
  if (resource) {
    requireUsable(resource, scope);
  }
}

export function requireKeyRegion(key: IKey, region: string, scope: IConstruct): void {
  const keyRegion = key.env.region;
  if (regionsDiffer(keyRegion, region)) {
    throw new ReplicationError('KeyRegionMismatch', scope, {
      problem: `a key has to be in the Region of its bucket, ${region}`,
      value: keyRegion,
      remedy: `use a key of ${region}`,
    });
  }
}

export function requireKeyAccount(key: IKey, account: string, scope: IConstruct): void {
  if (accountsDiffer(key.env.account, account)) {
    throw new ReplicationError('KeyAccountMismatch', scope, {
      problem: `a key has to be in the account of its bucket, ${account}`,
      value: key.env.account,
      remedy: 'use a key of that account',
    });
  }
}

function requireKeyArn(key: IKey, scope: IConstruct): void {
  requireArnOfKey(key.keyArn, scope, { path: key.node.path });
}

/** Where the ARN of a key comes from. */
export interface KeyArnOrigin {
  /** The path of the key, which is shown instead of a token. */
  readonly path?: string;
  /** The stack that a token is resolved in; that of the scope, unless the replication is in none. */
  readonly stack?: Stack;
}

/** Checks what a template or the user states, before CDK parses it. */
export function requireArnOfKey(keyArn: string, scope: IConstruct, origin: KeyArnOrigin = {}): void {
  const { path, stack = Stack.of(scope) } = origin;
  const arn = JSON.stringify(stack.resolve(keyArn));
  const literal = !Token.isUnresolved(keyArn);
  if (arn.includes('alias/aws/')) {
    throw new ReplicationError('AwsManagedKey', scope, {
      problem: 'a key is an AWS managed one',
      value: literal ? keyArn : path,
      remedy: 'use a customer managed key: the policy of an AWS managed key cannot let a replication role in',
    });
  }
  if (arn.includes(':alias/') || (literal && !/:key\/./.test(keyArn))) {
    throw new ReplicationError('KeyArnRequired', scope, {
      problem: 'a key is given by id or alias',
      value: literal ? keyArn : path,
      remedy: 'use the key itself, or its ARN, as a string or by kms.Key.fromKeyArn(): arn:<partition>:kms:<region>:<account>:key/<id>',
    });
  }
}

/** A replica key is what its primary key is. */
function requireUsable(key: CfnKey | CfnReplicaKey, scope: IConstruct): void {
  const { keySpec = 'SYMMETRIC_DEFAULT', keyUsage = 'ENCRYPT_DECRYPT' }: Partial<CfnKey> = CfnKey.isCfnKey(key) ? key : {};
  const differs = (value: string, wanted: string) => !Token.isUnresolved(value) && value !== wanted;
  if (differs(keySpec, 'SYMMETRIC_DEFAULT') || differs(keyUsage, 'ENCRYPT_DECRYPT')) {
    throw new ReplicationError('KeyNotSymmetric', scope, {
      problem: 'S3 supports symmetric encryption keys only',
      value: { keySpec, keyUsage },
      remedy: 'use a key with keySpec SYMMETRIC_DEFAULT and keyUsage ENCRYPT_DECRYPT',
    });
  }
  if (key.enabled === false) {
    throw new ReplicationError('KeyDisabled', scope, {
      problem: 'a key is disabled',
      value: findOwner(key).node.path,
      remedy: "leave 'enabled' of the key out",
    });
  }
}
