import { readAssembly } from '../../src/analysis/assembly/read-assembly';
import { buildModel } from '../../src/analysis/model/build-model';
import { prove } from '../../src/analysis/prove';
import { formatRuleId } from '../../src/analysis/report/findings';
import { artifact, writeAssembly } from '../analysis/assembly/assemblies';

const [OWNER, OTHER] = ['111111111111', '222222222222'];
const ROLE_ARN = `arn:aws:iam::${OWNER}:role/copy`;
const VERSIONED = { VersioningConfiguration: { Status: 'Enabled' } };

function documentWith(...statements: readonly object[]): object {
  return { Version: '2012-10-17', Statement: statements };
}

function allow(Action: readonly string[], Resource: string): object {
  return { Effect: 'Allow', Action, Resource };
}

/** A bucket of this account that replicates to `expanded-replica`, in whatever account that is. */
const sourceAfter = (DependsOn: string) => ({
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: 'copy',
      AssumeRolePolicyDocument: documentWith({ Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action: 'sts:AssumeRole' }),
      Policies: [{
        PolicyName: 'copy',
        PolicyDocument: documentWith(
          allow(['s3:GetReplicationConfiguration', 's3:ListBucket'], 'arn:aws:s3:::expanded-source'),
          allow(['s3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl', 's3:GetObjectVersionTagging'], 'arn:aws:s3:::expanded-source/*'),
          allow(['s3:ReplicateObject', 's3:ReplicateTags'], 'arn:aws:s3:::expanded-replica/*')),
      }],
    },
  },
  Source: {
    Type: 'AWS::S3::Bucket',
    DependsOn,
    Properties: {
      ...VERSIONED,
      BucketName: 'expanded-source',
      ReplicationConfiguration: {
        Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
        Rules: [{
          Id: 'all',
          Priority: 1,
          Status: 'Enabled',
          Filter: { Prefix: '' },
          DeleteMarkerReplication: { Status: 'Disabled' },
          Destination: { Bucket: 'arn:aws:s3:::expanded-replica' },
        }],
      },
    },
  },
});
const REPLICA = { Type: 'AWS::S3::Bucket', Properties: { ...VERSIONED, BucketName: 'expanded-replica' } };

function policyWith(...statements: readonly object[]): object {
  return { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: 'expanded-replica', PolicyDocument: documentWith(...statements) } };
}

const ADMIT = { ...allow(['s3:ReplicateObject', 's3:ReplicateTags'], 'arn:aws:s3:::expanded-replica/*'), Principal: { AWS: ROLE_ARN } };
const DENY = { ...ADMIT, Effect: 'Deny', Principal: '*' };

function levels(template: object): readonly string[] {
  const directory = writeAssembly({ Docs: artifact() }, { 'Docs.template.json': JSON.stringify(template) });
  return prove(buildModel(readAssembly(directory))).findings.filter(({ level }) => level === 'fails' || level === 'undecided')
    .map((finding) => `${finding.level} ${formatRuleId(finding)}`).sort();
}

describe('a stack set with the destination bucket', () => {
  const deploying = (Resources: object, accounts: unknown = [OTHER]) => ({
    Resources: {
      ...sourceAfter('Set'),
      Set: {
        Type: 'AWS::CloudFormation::StackSet',
        DependsOn: 'Role',
        Properties: {
          TemplateBody: JSON.stringify({ Resources }),
          StackInstancesGroup: [{ DeploymentTargets: { Accounts: accounts }, Regions: ['us-east-1'] }],
        },
      },
    },
  });

  test('replicates if its policy admits the role', () => {
    expect(levels(deploying({ Replica: REPLICA, Policy: policyWith(ADMIT) })).filter((each) => each.startsWith('fails'))).toEqual([]);
  });

  test('fails if its policy denies what the role does in the account of the destination', () => {
    expect(levels(deploying({ Replica: REPLICA, Policy: policyWith(ADMIT, DENY) })))
      .toContain('fails ReplicateObject[all]');
  });

  test('is not decided if nobody knows where it is deployed', () => {
    const found = levels(deploying({ Replica: REPLICA, Policy: policyWith(ADMIT, DENY) }, [{ Ref: 'AWS::AccountId' }]));
    expect(found.filter((each) => each.startsWith('fails'))).toEqual([]);
    expect(found).not.toEqual([]);
  });
});

describe('a loop with the destination bucket', () => {
  const looping = (collection: unknown, more: object = {}, first = 'Bucketreplica') => ({
    Transform: 'AWS::LanguageExtensions',
    Resources: {
      ...sourceAfter(first),
      'Fn::ForEach::Replicas': ['Name', collection, {
        'Bucket&{Name}': { ...REPLICA, Properties: { ...REPLICA.Properties, BucketName: 'expanded-${Name}', ...more } },
      }],
    },
    Parameters: { Names: { Type: 'CommaDelimitedList' } },
  });

  test('replicates', () => {
    expect(levels(looping(['replica', 'other']))).toEqual([]);
  });

  test('fails if what it makes of the bucket does not work', () => {
    expect(levels(looping(['replica'], { VersioningConfiguration: { Status: 'Suspended' } }))).toContainEqual(expect.stringMatching(/^fails /));
  });

  test('is not decided over what is not known', () => {
    const found = levels(looping({ Ref: 'Names' }, {}, 'Role'));
    expect(found.filter((each) => each.startsWith('fails'))).toEqual([]);
    expect(found).not.toEqual([]);
  });
});
