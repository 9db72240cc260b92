import { objectKeyOf } from '../s3/object-variants';
import type { Route } from '../s3/replication-context';
import { uploadCall } from '../s3/upload';
import { nameOf, statementText } from './explain';
import type { Judge } from '../iam/authorizer';
import type { Decision } from '../iam/decision';
import type { KeyStates } from '../iam/request';
import { ABSENT, present } from '../iam/request';
import { generated } from '../symbolic/symbolic-string';
import { S3_GUIDE } from './check';
import type { Found, Requirement } from './check';

/** Not a failure of replication: objects that are never stored. */
export const HEADERLESS_UPLOADS: Requirement = {
  id: 'HeaderlessUploads',
  demand: 'Uploads without encryption headers reach the default encryption of the source bucket.',
  severity: 'info',
  failureReason: 'none: the upload is refused with 403 AccessDenied, and nothing is there to be replicated',
  see: `${S3_GUIDE}/UsingKMSEncryption.html`,
  ofPrefix: (route, { judge }) => {
    const bare = upload(route, judge, ABSENT, ABSENT);
    const { statement } = bare;
    const isOfHeaders = refuses(bare) && !refuses(asTheBucketWould(route, judge));
    return statement !== undefined && isOfHeaders ? [found(statement)] : [];
  },
};

function found(statement: NonNullable<Decision['statement']>): Found {
  const { origin, index } = statement;
  return {
    place: origin.place,
    location: `${origin.location}.Statement.${index}`,
    statement: nameOf(statement),
    message: `replication is not affected, but ${statementText(statement)
    } denies s3:PutObject to every upload without encryption headers, although the default encryption of the bucket would have encrypted it`,
    fix: 'add {"Null": {"s3:x-amz-server-side-encryption": "false"}} to its Condition, or let every client send the headers',
  };
}

function refuses({ outcome, cause }: Decision): boolean {
  return outcome === 'denied' && cause === 'explicit deny';
}

function asTheBucketWould(route: Route, judge: Judge): Decision {
  const { source: { encryption }, sourceKey } = route;
  return upload(route, judge, present(encryption?.algorithm ?? 'AES256'), sourceKey?.arn ? present(sourceKey.arn) : ABSENT);
}

/** An upload by anybody of the account. */
function upload(route: Route, judge: Judge, algorithm: KeyStates, keyId: KeyStates): Decision {
  const { source: bucket } = route;
  const { account, partition } = bucket;
  const caller = { kind: 'role', arn: `arn:${partition}:iam::${account}:role/${generated('any uploader')}`, account } as const;
  return judge.rule(uploadCall({ bucket, key: objectKeyOf(route), caller, algorithm, keyId }));
}
