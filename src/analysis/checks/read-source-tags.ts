import { onSourceObject } from '../s3/calls';
import { objectKeyOf } from '../s3/object-variants';
import { callOfPrefix } from './call-requirement';
import { PERMISSIONS } from './check';

export const READ_SOURCE_TAGS = callOfPrefix({
  id: 'ReadSourceTags',
  title: 'The role may read the tags of source objects. Where nothing allows it S3 replicates objects without their tags (a '
    + 'warning); where a statement denies it replication fails.',
  call: 's3:GetObjectVersionTagging',
  failureReason: 'SrcGetTaggingNotPermitted',
  see: PERMISSIONS,
}, (context) => [{
  ...onSourceObject(context, 's3:GetObjectVersionTagging', objectKeyOf(context)),
  lacking: { severity: 'warning', failureReason: 'none: objects are replicated without their tags' },
}]);
