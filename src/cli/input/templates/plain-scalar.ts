/** What JSON has beside texts. */
type Scalar = string | number | boolean | null;

const CONSTANTS: ReadonlyMap<string, Scalar> = new Map<string, Scalar>([
  ['', null], ['~', null], ['null', null], ['Null', null], ['NULL', null],
  ['true', true], ['True', true], ['TRUE', true], ['false', false], ['False', false], ['FALSE', false],
]);

/** What YAML 1.1, which CloudFormation reads, has for the same. */
const WORDS: ReadonlyMap<string, boolean> = new Map(([['yes', true], ['on', true], ['no', false], ['off', false]] as const)
  .flatMap(([word, value]) => [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()]
    .map((each): [string, boolean] => [each, value])));

/** Whether YAML 1.1 reads it as a Boolean, and YAML 1.2 as text. */
export function isBooleanWord(source: string): boolean {
  return WORDS.has(source);
}

/**
 * The value of a scalar without quotes.
 *
 * A number only where JSON would write it with the same characters, and it is no id of an account. All else is the text
 * as it is written, such as the date of a policy language, a version with a zero at its end, and account ids with
 * leading zeros.
 *
 * @param names the keys of the document that are Booleans in YAML 1.1: where such a one is meant, it stays the text
 * @see https://yaml.org/type/bool.html
 */
export function readPlainScalar(source: string, names: ReadonlySet<string>): Scalar {
  const constant = CONSTANTS.has(source) ? CONSTANTS.get(source) : names.has(source) ? undefined : WORDS.get(source);
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
