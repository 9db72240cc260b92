import type { PlannedRule, ReplicationTarget } from '../../rules/private/planned-rule';
import { renderRule } from '../../rules/private/planned-rule';

/** The members whose names differ between CloudFormation and the S3 API by more than their first letter. */
const API_NAMES: { readonly [property: string]: string } = {
  id: 'ID',
  replicaKmsKeyId: 'ReplicaKmsKeyID',
  tagFilter: 'Tag',
  tagFilters: 'Tags',
};

/**
 * A rule as the S3 API takes it, where CloudFormation does not put it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketReplication.html
 */
export function renderApiRule(rule: PlannedRule, target: ReplicationTarget): unknown {
  return renderApiShape(renderRule(rule, target));
}

function renderApiShape(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(renderApiShape);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => [API_NAMES[name] ?? `${name[0].toUpperCase()}${name.slice(1)}`, renderApiShape(member)]),
  );
}
