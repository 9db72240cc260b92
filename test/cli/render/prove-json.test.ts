import { BLIND_SPOTS } from '../../../src/analysis/report/blind-spots';
import { reported } from '../../../src/analysis/s3/failure-reasons';
import { opaqueId } from '../../../src/analysis/symbolic/symbolic-string';
import { applyAcknowledgements } from '../../../src/cli/acknowledged-result';
import { renderProveJson } from '../../../src/cli/render/prove-json';
import { ASSEMBLY, acknowledgement, finding, address, result } from '../fixtures';

const BUCKET = {
  path: 'Documents/Bucket/Resource',
  stack: 'Documents',
  template: address('Documents').templatePath,
  logicalId: 'DocumentsBucketResource',
};
const NONE = { fails: 0, undecided: 0, excess: 0, info: 0 };

function parsed(...parameters: Parameters<typeof applyAcknowledgements>): any {
  return JSON.parse(JSON.stringify(renderProveJson(applyAcknowledgements(...parameters), {
    assemblies: [ASSEMBLY], templates: [], locate: () => undefined,
  })));
}

test('shows what was checked, and that nothing was found', () => {
  expect(parsed(result(), [])).toEqual({
    verdict: 'replicates',
    replications: [{ resource: BUCKET, verdict: 'replicates', counts: NONE }],
    assemblies: [ASSEMBLY],
    judged: { replications: 1, rules: 2, calls: 30 },
    counts: { ...NONE, acknowledged: 0 },
    findings: [],
    acknowledged: [],
    blindSpots: BLIND_SPOTS,
  });
});

test('has all fields of a finding', () => {
  const statement = { address: address('Documents/Key/Resource'), kind: 'key policy', sid: 'DenyAll', index: 3 };
  const { verdict, findings } = parsed(result(finding({ call: 'kms:Encrypt', failureReason: reported('DstKmsKeyNotFound'), statement })), []);
  const template = address('Documents').templatePath;
  expect(verdict).toBe('fails');
  expect(findings).toEqual([{
    id: 'ReplicationProof::EncryptReplica[all-eu-west-1]',
    check: 'EncryptReplica',
    detail: 'all-eu-west-1',
    level: 'fails',
    severity: 'error',
    undecided: false,
    resource: { path: 'Documents/Role/Policy/Resource', stack: 'Documents', template, logicalId: 'DocumentsRolePolicyResource' },
    propertyPath: 'Properties.PolicyDocument',
    replication: BUCKET,
    message: 'the role may not encrypt replicas',
    call: 'kms:Encrypt',
    statement: {
      resource: { path: 'Documents/Key/Resource', stack: 'Documents', template, logicalId: 'DocumentsKeyResource' },
      kind: 'key policy',
      sid: 'DenyAll',
      index: 3,
    },
    failureReason: 'DstKmsKeyNotFound',
    fix: 'allow kms:Encrypt',
    see: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html',
  }]);
});

test('keeps what is acknowledged apart, with the reason', () => {
  const { verdict, counts, acknowledged, findings } = parsed(result(finding({ detail: undefined })), [
    acknowledgement({ id: 'ReplicationProof::EncryptReplica' }),
  ]);
  expect(verdict).toBe('replicates');
  expect(counts.acknowledged).toBe(1);
  expect(findings).toEqual([]);
  expect(acknowledged).toEqual([{
    finding: expect.objectContaining({ id: 'ReplicationProof::EncryptReplica' }),
    acknowledgement: { id: 'ReplicationProof::EncryptReplica', reason: 'the key is shared', constructPath: 'Documents' },
  }]);
});

test('writes what AWS generates in angle brackets', () => {
  const { findings: [{ message }] } = parsed(result(finding({ message: `not on ${opaqueId('A.Key')}` })), []);
  expect(message).toBe('not on <A.Key>');
});
