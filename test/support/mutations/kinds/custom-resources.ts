import type { Json, Members, Mutant } from '../mutant';
import type { MutatedResource } from '../mutated-resource';
import { edited, partitionOf, read, textOf } from './edit';

/** Custom resources that change what S3 reads, or only stand beside it. */
export function customResources(address: MutatedResource): Mutant[] {
  const { part, id, stack } = address;
  const add = (by: string, type: string, properties: Members) => edited(address, { by }, [['Resources', 'AddedCustom'], {
    Type: type,
    Properties: { ServiceToken: `arn:${partitionOf(stack)}:lambda:${stack.region ?? ''}:${stack.account ?? ''}:function:f`, ...properties },
  }]);
  const call = (service: string, action: string, parameters: Members) => add(`call ${action}`, 'Custom::AWS',
    { Create: JSON.stringify({ service, action, parameters }), InstallLatestAwsSdk: false });
  if (/^(?:source|replica|two-way) key$/.test(part)) {
    return [add('give it to a custom resource of somebody', 'Custom::Anything', { Key: { 'Fn::GetAtt': [id, 'Arn'] } })];
  }
  const bucket = textOf(read(address, 'BucketName'));
  const isReplicated = /^(?:source|destination|two-way) bucket$/.test(part);
  return !isReplicated || bucket === undefined ? []
    : [...calls(bucket, part, call), ...others(id, add, call)];
}

type Call = (service: string, action: string, parameters: Members) => Mutant;

function calls(bucket: string, part: string, call: Call): Mutant[] {
  const s3 = (action: string, parameters: Members = {}) => call('S3', action, { Bucket: bucket, ...parameters });
  return [
    s3('putBucketVersioning', { VersioningConfiguration: { Status: 'Suspended' } }),
    s3('putBucketPolicy', { Policy: '{}' }),
    s3('deleteBucketPolicy'),
    s3('putBucketEncryption', { ServerSideEncryptionConfiguration: { Rules: [] } }),
    ...(part === 'destination bucket' ? [] : [
      s3('deleteBucketReplication'),
      s3('putBucketReplication', { ReplicationConfiguration: { Role: 'arn:aws:iam::999999999999:role/other', Rules: [] } }),
    ]),
  ];
}

function others(
  id: string,
  add: (by: string, type: string, properties: Members) => Mutant,
  call: Call,
): Mutant[] {
  const bucket: Json = { 'Fn::GetAtt': [id, 'Arn'] };
  return [
    add('give it to a custom resource of somebody', 'Custom::Anything', { Target: bucket }),
    add('have a custom resource beside it', 'Custom::Anything', { Target: 'nobodys-bucket' }),
    call('S3', 'getObject', { Bucket: 'nobodys-bucket', Key: 'x' }),
  ];
}
