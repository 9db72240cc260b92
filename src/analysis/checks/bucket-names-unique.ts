import { formatAddress, isSameAddress } from '../assembly/resource-address';
import { S3_GUIDE } from '../s3/aws-pages';
import { unreported } from '../s3/failure-reasons';
import { isSymbolic } from '../symbolic/symbolic-string';
import type { Check } from './check';
import { listBuckets } from './list-resources';

export const BUCKET_NAMES_UNIQUE: Check = {
  id: 'BucketNamesUnique',
  title: 'No other bucket of the templates has the name of the source or of a destination bucket.',
  severity: 'error',
  failureReason: unreported('S3 refuses the second bucket'),
  see: `${S3_GUIDE}/bucketnamingrules.html`,
  checkReplication: (each) => listBuckets(each).flatMap(({ address, name, conditional }) => each.model
    .bucketsNamed(name)
    .filter((other) => !isSameAddress(other.address, address))
    .map((other) => ({
      detail: formatAddress(other.address),
      // the two may never be deployed together
      undecided: isSymbolic(name) || conditional || other.conditional,
      address,
      propertyPath: 'Properties.BucketName',
      message: `the bucket has the name ${JSON.stringify(name)} of ${formatAddress(other.address)}; a name exists once in a partition`,
      fix: 'give each bucket a name of its own, or none',
    }))),
};
