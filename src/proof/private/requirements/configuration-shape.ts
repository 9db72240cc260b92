import type { Requirement } from './requirement';
import { S3_GUIDE } from './requirement';

export const CONFIGURATION_SHAPE: Requirement = {
  id: 'ConfigurationShape',
  demand: 'The replication configuration has a form that S3 takes: schema V2, unique ids and priorities, complete elements.',
  severity: 'error',
  failureReason: 'none: S3 or CloudFormation refuses the replication configuration',
  see: `${S3_GUIDE}/replication-add-config.html`,
  ofReplication: ({ replication: { problems } }) => problems.map(({ message, location }) => ({
    detail: location.replace(/^Properties\.(?:ReplicationConfiguration\.)?/, ''),
    location,
    message,
    fix: 'correct the element; the construct of this library and the replicationRules of s3.Bucket write the form that S3 takes',
  })),
};
