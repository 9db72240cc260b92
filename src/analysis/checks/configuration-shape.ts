import { formatRuleName } from '../model/replication-rules';
import type { Replication } from '../model/deployment-model';
import type { Check } from './check';
import { S3_GUIDE } from './check';

export const CONFIGURATION_SHAPE: Check = {
  id: 'ConfigurationShape',
  title: 'The replication configuration has a form that S3 takes: schema V2, unique ids and priorities, complete elements.',
  severity: 'error',
  failureReason: 'none: S3 or CloudFormation refuses the replication configuration',
  see: `${S3_GUIDE}/replication-add-config.html`,
  checkReplication: ({ replication }) => replication.problems.map(({ message, propertyPath }) => ({
    detail: elementOf(replication, propertyPath),
    propertyPath,
    message,
    fix: 'correct the element; the construct of this library and the replicationRules of s3.Bucket write the form that S3 takes',
  })),
};

/** The element, of a rule with its name: a place in the list would move when another rule is added. */
function elementOf({ rules }: Replication, propertyPath: string): string {
  const element = propertyPath.replace(/^Properties\.(?:ReplicationConfiguration\.)?/, '');
  const [, index, rest] = /^(?:.*\.)?Rules\.(\d+)(.*)$/.exec(element) ?? [];
  const rule = rules.find((each) => String(each.index) === index);
  return rule === undefined ? element : `${formatRuleName(rule)}${rest}`;
}
