import { display } from './text/text';
import type { Rule } from './world/world';

/** The id of a rule for a person; without one S3 generates it, and the destination has to do. */
export function nameOfRule({ id, destination }: Rule): string {
  return display(id ?? destination.bucketArn.replace(/^arn:[^:]*:s3:::/, ''));
}
