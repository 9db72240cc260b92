import { nameOfRule } from '../model/rule-name';
import type { Replication } from '../model/deployment-model';
import type { Requirement } from './check';
import { S3_GUIDE } from './check';

export const CONFIGURATION_SHAPE: Requirement = {
  id: 'ConfigurationShape',
  demand: 'The replication configuration has a form that S3 takes: schema V2, unique ids and priorities, complete elements.',
  severity: 'error',
  failureReason: 'none: S3 or CloudFormation refuses the replication configuration',
  see: `${S3_GUIDE}/replication-add-config.html`,
  ofReplication: ({ replication }) => replication.problems.map(({ message, location }) => ({
    detail: elementOf(replication, location),
    location,
    message,
    fix: 'correct the element; the construct of this library and the replicationRules of s3.Bucket write the form that S3 takes',
  })),
};

/** The element, of a rule with its name: a place in the list would move when another rule is added. */
function elementOf({ rules }: Replication, location: string): string {
  const element = location.replace(/^Properties\.(?:ReplicationConfiguration\.)?/, '');
  const [, index, rest] = /^(?:.*\.)?Rules\.(\d+)(.*)$/.exec(element) ?? [];
  const rule = rules.find((each) => String(each.index) === index);
  return rule === undefined ? element : `${nameOfRule(rule)}${rest}`;
}
