import { isMarked } from '../symbolic/symbolic-string';
import { placeName, samePlace } from '../assembly/resource-address';
import { bucketsOf } from './involved';
import type { Requirement } from './check';
import { S3_GUIDE } from './check';

export const BUCKET_NAMES_UNIQUE: Requirement = {
  id: 'BucketNamesUnique',
  demand: 'No other bucket of the templates has the name of the source or of a destination bucket.',
  severity: 'error',
  failureReason: 'none: S3 refuses the second bucket',
  see: `${S3_GUIDE}/bucketnamingrules.html`,
  ofReplication: (each) => bucketsOf(each).flatMap(({ place, name, conditional }) => each.world.bucketsNamed(name)
    .filter((other) => !samePlace(other.place, place))
    .map((other) => ({
      detail: placeName(other.place),
      // the two may never be deployed together
      undecided: isMarked(name) || conditional || other.conditional,
      place,
      location: 'Properties.BucketName',
      message: `the bucket has the name ${JSON.stringify(name)} of ${placeName(other.place)}; a name exists once in a partition`,
      fix: 'give each bucket a name of its own, or none',
    }))),
};
