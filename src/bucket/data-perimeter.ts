import { Token } from 'aws-cdk-lib';
import { AnyPrincipal } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../internal/errors/replication-error';
import { checkCall } from '../internal/input/check-call';
import { withoutNulls } from '../internal/input/without-nulls';
import type { StatementConditions, StatementSpec } from '../internal/policy/statement';
import { requireOrganizationId } from './private/organization';

/**
 * Who and what is inside a `DataPerimeter`. At least one of the two.
 */
export interface DataPerimeterOptions {
  /**
   * The AWS organization whose principals are inside, such as `o-a1b2c3d4e5`. The bucket's own account is inside in
   * any case, so that a wrong id does not lock you out.
   *
   * @default - principals of every organization
   */
  readonly organizationId?: string;

  /**
   * The VPC endpoints through which objects may be read and written, such as `vpce-1a2b3c4d`.
   *
   * For objects alone: the configuration of the bucket stays within reach of CloudFormation.
   *
   * @default - every network
   */
  readonly vpcEndpointIds?: string[];
}

/** What the statements of a perimeter refer to. */
export interface PerimeterInput {
  readonly bucketArn: string;
  readonly account: string;
  /** The ARNs, or ARN patterns, of the replication roles. */
  readonly roleArns: readonly string[];
}

/** What keeps out whoever comes through no VPC endpoint. */
export const NETWORK_SID = 'DenyOutsideNetwork';

const GUIDE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html';

/** Reading and writing objects with their annotations, not what configures the bucket, nor what jobs of S3 do. */
const OBJECT_ACCESS: readonly string[] = [
  's3:AbortMultipartUpload',
  's3:DeleteObject*',
  's3:GetObject*',
  's3:ListBucket*',
  's3:ListMultipartUploadParts',
  's3:PutObject*',
  's3:Replicate*',
  's3:RestoreObject',
];

/**
 * Denies access from outside an organization or a network, on the source bucket and on every replica bucket, and lets
 * the replication role through: S3 calls with the role, not through your VPC endpoint, and the widely copied
 * statements stop it silently.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html
 * @example
 * new EncryptedCrossRegionReplication(stack, 'Replication', {
 *   destinations: [ReplicationDestination.inRegion('eu-west-1')],
 *   perimeter: new DataPerimeter({ organizationId: 'o-a1b2c3d4e5' }),
 * });
 */
export class DataPerimeter {
  private readonly options: DataPerimeterOptions;

  /**
   * A perimeter around an organization, around VPC endpoints, or around both.
   *
   * @param options who and what is inside
   * @throws PerimeterEmpty if it has neither an organization nor a VPC endpoint, once a bucket uses it
   * @throws OrganizationIdInvalid if the organization id is malformed, once a bucket uses it
   * @throws VpcEndpointIdInvalid if a VPC endpoint id is malformed, once a bucket uses it
   */
  constructor(options: DataPerimeterOptions) {
    checkCall('new DataPerimeter', [options]);
    this.options = withoutNulls(options);
  }

  /** @internal */
  public get _limitsNetwork(): boolean {
    return (this.options.vpcEndpointIds ?? []).length > 0;
  }

  /** @internal */
  public _renderStatements(input: PerimeterInput, scope: IConstruct): StatementSpec[] {
    const { organizationId, vpcEndpointIds = [] } = this.options;
    if (organizationId === undefined && vpcEndpointIds.length === 0) {
      throw new ReplicationError('PerimeterEmpty', scope, {
        problem: 'a data perimeter needs an organization or a VPC endpoint',
        value: this.options,
        remedy: "set 'organizationId' or 'vpcEndpointIds', or leave the perimeter out",
      });
    }
    const statements: StatementSpec[] = [];
    if (organizationId !== undefined) {
      statements.push(denyOtherOrganizations(requireOrganizationId(organizationId, scope), input));
    }
    if (vpcEndpointIds.length > 0) {
      statements.push(denyOtherNetworks(requireVpcEndpointIds(vpcEndpointIds, scope), input));
    }
    return statements;
  }
}

function denyOtherOrganizations(organizationId: string, input: PerimeterInput): StatementSpec {
  return {
    sid: 'DenyOutsideOrganization',
    ...renderDeny(input),
    actions: ['s3:*'],
    conditions: {
      StringNotEqualsIfExists: { 'aws:PrincipalOrgID': organizationId, 'aws:PrincipalAccount': input.account },
      ...renderExemptions(input),
    },
  };
}

function denyOtherNetworks(vpcEndpointIds: readonly string[], input: PerimeterInput): StatementSpec {
  return {
    sid: NETWORK_SID,
    ...renderDeny(input),
    actions: OBJECT_ACCESS,
    conditions: {
      StringNotEqualsIfExists: { 'aws:SourceVpce': vpcEndpointIds },
      ...renderExemptions(input, { 'aws:ViaAWSService': 'false' }),
    },
  };
}

/** The replication role and AWS services that act on their own, such as log delivery, are inside. */
function renderExemptions(
  { roleArns }: PerimeterInput,
  further: { readonly [key: string]: string } = {},
): StatementConditions {
  return {
    ArnNotEqualsIfExists: { 'aws:PrincipalArn': roleArns.length === 1 ? roleArns[0] : roleArns },
    BoolIfExists: { 'aws:PrincipalIsAWSService': 'false', ...further },
  };
}

function renderDeny({ bucketArn }: PerimeterInput) {
  return { deny: true, principals: [new AnyPrincipal()], resources: [bucketArn, `${bucketArn}/*`], see: GUIDE };
}

function requireVpcEndpointIds(ids: readonly string[], scope: IConstruct): readonly string[] {
  const wrong = Token.isUnresolved(ids) ? undefined : ids.find((id) => !Token.isUnresolved(id) && !/^vpce-[0-9a-f]{8,17}$/.test(id));
  if (wrong !== undefined) {
    throw new ReplicationError('VpcEndpointIdInvalid', scope, {
      problem: "an element of 'vpcEndpointIds' is not the id of a VPC endpoint",
      value: wrong,
      remedy: "use 'vpce-' and 8 to 17 hexadecimal digits",
    });
  }
  return ids;
}
