import { Token, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { formatFindingId } from '../../analysis/report/findings';

/** A bucket policy that refuses uploads without headers, by the user's choice. */
export interface ChosenRefusal {
  readonly policy: IConstruct;
  /** Of the rules that are on. */
  readonly prefixes: readonly string[];
}

const REASON = 'EncryptionEnforcement.strict() was chosen: clients state encryption and key.';

/** A prefix that is a token has another name in the finding, which stays. */
export function acknowledgeRefusal({ policy, prefixes }: ChosenRefusal): void {
  const literal = prefixes.filter((prefix) => !Token.isUnresolved(prefix));
  Validations.of(policy).acknowledge(...literal.map((detail) =>
    ({ id: formatFindingId({ check: 'HeaderlessUploads', detail, undecided: false }), reason: REASON })));
}
