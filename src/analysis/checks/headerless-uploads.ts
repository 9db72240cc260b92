import type { Authorizer } from '../iam/authorizer';
import type { Decision } from '../iam/decision';
import type { KeyStates } from '../iam/request';
import { ABSENT, present } from '../iam/request';
import { S3_GUIDE } from '../s3/aws-pages';
import { unreported } from '../s3/failure-reasons';
import { formatObjectKey } from '../s3/object-variants';
import type { RuleContext } from '../s3/replication-context';
import { createAnyUploader, createUploadCall } from '../s3/upload';
import type { Check } from './check';
import { nameStatement, describeStatement } from './explain-decision';
import type { Violation } from './violation';

/** Not a failure of replication: objects that are never stored. */
export const HEADERLESS_UPLOADS: Check = {
  id: 'HeaderlessUploads',
  title: 'Uploads without encryption headers reach the default encryption of the source bucket.',
  severity: 'info',
  failureReason: unreported('the upload is refused with 403 AccessDenied, and nothing is there to be replicated'),
  see: `${S3_GUIDE}/UsingKMSEncryption.html`,
  checkPrefix: (context, { authorizer }) => {
    const bare = upload(context, authorizer, ABSENT, ABSENT);
    const { statement } = bare;
    const isOfHeaders = refuses(bare) && !refuses(asTheBucketWould(context, authorizer));
    return statement !== undefined && isOfHeaders ? [found(statement)] : [];
  },
};

function found(statement: NonNullable<Decision['statement']>): Violation {
  const { origin, index } = statement;
  return {
    address: origin.address,
    propertyPath: `${origin.propertyPath}.Statement.${index}`,
    statement: nameStatement(statement),
    message: `replication is not affected, but ${describeStatement(statement)
    } denies s3:PutObject to every upload without encryption headers, although the default encryption of the bucket would have encrypted it`,
    fix: 'add {"Null": {"s3:x-amz-server-side-encryption": "false"}} to its Condition, or let every client send the headers',
  };
}

function refuses({ outcome, cause }: Decision): boolean {
  return outcome === 'denied' && cause === 'explicit deny';
}

function asTheBucketWould(context: RuleContext, authorizer: Authorizer): Decision {
  const { source: { encryption }, sourceKey } = context;
  return upload(context, authorizer, present(encryption?.algorithm ?? 'AES256'), sourceKey?.arn ? present(sourceKey.arn) : ABSENT);
}

/** An upload by anybody of the account. */
function upload(context: RuleContext, authorizer: Authorizer, algorithm: KeyStates, keyId: KeyStates): Decision {
  const { source: bucket } = context;
  const caller = createAnyUploader(bucket);
  return authorizer.authorize(createUploadCall({ bucket, key: formatObjectKey(context), caller, algorithm, keyId }));
}
