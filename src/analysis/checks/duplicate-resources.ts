import { formatAddress, isSameAddress } from '../assembly/resource-address';
import type { Bucket } from '../model/deployment-model';
import { IAM_GUIDE, S3_GUIDE } from '../s3/aws-pages';
import { unreported } from '../s3/failure-reasons';
import { isSymbolic } from '../symbolic/symbolic-string';
import type { Check } from './check';
import { listBuckets, listFunctionPolicies, listPolicies } from './list-resources';

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

export const POLICIES_WELL_FORMED: Check = {
  id: 'PoliciesWellFormed',
  title: 'Every policy of the role, the buckets, the keys and of a function that puts the configuration has a form that IAM takes.',
  severity: 'error',
  failureReason: unreported('IAM, S3 or KMS refuses the policy'),
  see: `${IAM_GUIDE}/reference_policies_grammar.html`,
  checkReplication: (each) => [...listPolicies(each), ...listFunctionPolicies(each)]
    .flatMap(({ origin: { address, kind }, problems }) => problems.map(({ message, propertyPath }) => ({
      detail: propertyPath.replace(/^Properties\./, ''),
      address,
      propertyPath,
      message: `the ${kind} is not valid: ${message}`,
      fix: 'correct the element',
    }))),
};

export const ONE_BUCKET_POLICY: Check = {
  id: 'OneBucketPolicy',
  title: 'Each bucket has one bucket policy: S3 keeps one, so that a second resource is refused or replaces the first.',
  severity: 'error',
  failureReason: unreported('which statements are in force depends on the order of deployment'),
  see: `${S3_GUIDE}/bucket-policies.html`,
  checkReplication: (each) => listBuckets(each).filter(hasSeveral).map(({ address, policies, possiblePolicies }) => ({
    address,
    undecided: policies.length === 1,
    propertyPath: 'Properties',
    message: `the bucket ${policies.length === 1 ? 'may have' : 'has'} several bucket policies, of which S3 keeps one: ${
      [...policies, ...possiblePolicies].map(({ origin }) => formatAddress(origin.address)).join(', ')}`,
    fix: 'put all statements into one AWS::S3::BucketPolicy',
  })),
};

/** Two that both depend on a condition may be meant to exclude each other. */
function hasSeveral({ policies, possiblePolicies }: Bucket): boolean {
  return policies.length > 0 && policies.length + possiblePolicies.length > 1;
}
