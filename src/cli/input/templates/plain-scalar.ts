/** What JSON has beside texts. */
type Scalar = string | number | boolean | null;

const CONSTANTS: ReadonlyMap<string, Scalar> = new Map<string, Scalar>([
  ['', null], ['~', null], ['null', null], ['Null', null], ['NULL', null],
  ['true', true], ['True', true], ['TRUE', true], ['false', false], ['False', false], ['FALSE', false],
]);

/**
 * The value of a scalar without quotes.
 *
 * A number only where JSON would write it with the same characters, and it is no id of an account. All else is the text
 * as it is written, such as the date of a policy language, a version with a zero at its end, `On`, and account ids with
 * leading zeros.
 */
export function readPlainScalar(source: string): Scalar {
  const constant = CONSTANTS.get(source);
  const isNumber = source === String(Number(source)) && Number.isFinite(Number(source)) && !/^\d{12}$/.test(source);
  return constant !== undefined ? constant : isNumber ? Number(source) : source;
}

/**
 * Whether it is the id of an account that CloudFormation, which reads YAML 1.1, takes for an octal number, and so for
 * another account.
 *
 * @see https://yaml.org/type/int.html
 */
export function isOctalAccount(source: string): boolean {
  return /^0[0-7]{11}$/.test(source);
}
