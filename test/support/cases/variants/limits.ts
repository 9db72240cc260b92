import type { Variant } from './variant';

const PARAMETER = { Key: 'Bucket', Value: { Ref: 'Bucket' } };

/** Types of which the assembly has no content, with how they receive the bucket. */
const CONTAINERS: ReadonlyArray<readonly [type: string, properties: object]> = [
  ['AWS::ServiceCatalog::CloudFormationProvisionedProduct', { ProductName: 'p', ProvisioningParameters: [PARAMETER] }],
  ['AWS::Serverless::Application', { Location: 'https://example.com/a', Parameters: { Bucket: { Ref: 'Bucket' } } }],
  ['Company::S3::Guard::MODULE', { Bucket: { Ref: 'Bucket' } }],
  ['Vendor::Storage::Guard', { Bucket: { Ref: 'Bucket' }, Delete: 'never' }],
];

/** What CloudFormation limits, and resources whose content the assembly does not have. */
export const LIMIT_VARIANTS: readonly Variant[] = [
  ...CONTAINERS.map(([Type, Properties]): Variant => ({
    title: `${Type} receives the source bucket`,
    change: ({ src }) => {
      src.Resources.Other = { Type, Properties };
    },
    expected: 'doubt',
    names: /ChangedByCustomResource/,
  })),
  {
    title: 'a resource of a third party receives nothing of the replication',
    change: ({ src }) => {
      src.Resources.Other = { Type: 'Vendor::Storage::Guard', Properties: { Name: 'other' } };
    },
    expected: 'works',
  },
  {
    title: 'two outputs of one stack export the same name',
    change: ({ dst }) => {
      dst.Outputs.One = { Value: 'a', Export: { Name: 'shared' } };
      dst.Outputs.Two = { Value: 'b', Export: { Name: 'shared' } };
    },
    expected: 'fails',
    names: /TemplateFormat/,
  },
  {
    title: 'a logical id has a dash',
    change: ({ dst }) => {
      dst.Resources['My-Topic'] = { Type: 'AWS::SNS::Topic' };
    },
    expected: 'fails',
    names: /TemplateFormat/,
  },
  {
    title: 'a template has more than 500 resources',
    change: ({ dst }) => {
      Array.from({ length: 500 }).forEach((_, index) => {
        dst.Resources[`Topic${index}`] = { Type: 'AWS::SNS::Topic' };
      });
    },
    expected: 'fails',
    names: /TemplateFormat/,
  },
];
