import { textAt } from '../../symbolic/json-members';
import type { SymbolicString } from '../../symbolic/symbolic-string';
import { isSymbolic, showValue } from '../../symbolic/symbolic-string';
import type { SchemaCheck } from './schema-check';
import { replaceParts } from './schema-check';

/** Patterns that a name breaks a rule with. Parts that deployment decides count as a letter. */
const BROKEN_RULES: ReadonlyArray<readonly [broken: RegExp, message: string]> = [
  [/[^a-z0-9.-]/, 'has other characters than lowercase letters, digits, dots and hyphens'],
  [/^[.-]|[.-]$/, 'begins or ends with a dot or a hyphen'],
  [/\.\./, 'has two dots side by side'],
  [/^\d+\.\d+\.\d+\.\d+$/, 'has the form of an IP address'],
  [/^(?:xn--|sthree-|amzn-s3-demo-)/, 'begins as S3 reserves it'],
  [/(?:-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/, 'ends as S3 reserves it'],
];

/**
 * What S3 refuses about the name of a bucket.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export function requireBucketName(element: string): SchemaCheck {
  return (properties) => {
    const name = textAt(properties, element);
    return name === undefined ? [] : describeFaults(name)
      .map((fault) => ({ message: `${element} ${fault}: ${showValue(name)}`, propertyPath: element }));
  };
}

function describeFaults(name: SymbolicString): readonly string[] {
  const written = replaceParts(name);
  const hasLength = isSymbolic(name) || (written.length >= 3 && written.length <= 63);
  return [
    ...(hasLength ? [] : ['must have 3 to 63 characters']),
    ...BROKEN_RULES.filter(([broken]) => broken.test(written)).map(([, message]) => message),
  ];
}

/** The tail of a name in the namespace of an account and Region. */
const IN_NAMESPACE = /-(\d{12})-([a-z]{2,}(?:-[a-z]+)+-\d+)-an$/;

/** The namespace is that of who creates the bucket, and where: S3 refuses a name with another account or Region. */
export function findForeignNamespace(
  properties: unknown,
  place: { readonly account: SymbolicString; readonly region: SymbolicString },
): ReturnType<SchemaCheck> {
  const name = textAt(properties, 'BucketName') ?? '';
  const [, account, region] = isSymbolic(name) ? [] : IN_NAMESPACE.exec(name) ?? [];
  const pairs = [[account, place.account], [region, place.region]] as const;
  const foreign = pairs.filter(([named, own]) => named !== undefined && !isSymbolic(own) && named !== own);
  return foreign.map(([named, own]) => ({
    message: `BucketName is in the namespace of ${named}, and the stack is in ${own}`,
    propertyPath: 'Properties.BucketName',
  }));
}

/**
 * A name that ends in `-an` is one of the account and Region, and there it has to end so.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/gpbucketnamespaces.html
 */
export function requireNamespace(properties: unknown): ReturnType<SchemaCheck> {
  const [name, namespace] = [textAt(properties, 'BucketName'), textAt(properties, 'BucketNamespace') ?? 'global'];
  if (name === undefined || isSymbolic(namespace)) {
    return [];
  }
  const tail = replaceParts(name);
  if (namespace === 'account-regional' && !IN_NAMESPACE.test(tail) && !isSymbolic(name)) {
    return [{ message: `BucketName must end in -<account>-<Region>-an in the namespace of the account: ${showValue(name)}`, propertyPath: 'BucketName' }];
  }
  return namespace === 'global' && tail.endsWith('-an') ? [{
    message: `BucketName ends in -an, which S3 takes with BucketNamespace: "account-regional" alone: ${showValue(name)}`,
    propertyPath: 'BucketName',
  }] : [];
}
