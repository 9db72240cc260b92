import { unreported } from '../s3/failure-reasons';
import type { Check } from './check';

/** Depends on what all other checks find: `analysis/unmatched-acknowledgements.ts` compares. */
export const ACKNOWLEDGEMENT_MATCHES_NOTHING: Check = {
  id: 'AcknowledgementMatchesNothing',
  title: 'Each acknowledgement names a finding, and stands on its resource or on something around it.',
  severity: 'warning',
  failureReason: unreported('it is about the report; what it was meant for is reported still, or no longer there'),
  see: 'https://docs.aws.amazon.com/cdk/v2/guide/policy-validation-synthesis.html',
};
