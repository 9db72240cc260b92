import { display } from '../symbolic/symbolic-string';
import type { Rule } from './deployment-model';

/** The id of a rule for a person; without one S3 generates it, and destination and prefix have to do. */
export function nameOfRule({ id, destination, prefix }: Rule): string {
  return display(id ?? [destination.bucketArn.replace(/^arn:[^:]*:s3:::/, ''), prefix].filter((part) => part).join('/'));
}
