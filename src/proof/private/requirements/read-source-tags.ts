import { onSourceObject } from '../calls/calls';
import { objectKeyOf } from '../calls/forms';
import { callOfPrefix } from './call-requirement';
import { PERMISSIONS } from './requirement';

export const READ_SOURCE_TAGS = callOfPrefix({
  id: 'ReadSourceTags',
  demand: 'The role may read the tags of source objects; without it S3 replicates the objects and leaves their tags behind.',
  call: 's3:GetObjectVersionTagging',
  failureReason: 'SrcGetTaggingNotPermitted',
  see: PERMISSIONS,
}, (route) => [onSourceObject(route, 's3:GetObjectVersionTagging', objectKeyOf(route))]);
