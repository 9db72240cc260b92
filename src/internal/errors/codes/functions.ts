import type { ErrorCodeInfo } from '../error-code-info';

export const FUNCTION_CODES = {
  FunctionCodeMissing: {
    when: 'The library does not find the code of its Lambda functions, as where a bundler put the app into one file.',
    otherwise: 'There is nothing to deploy.',
  },
  FunctionOptionsInvalid: {
    when: '`vpcSubnets` or `securityGroups` of a canary, a job or a repair without `vpc`; a `vpc` in another Region; subnets that are public, that CDK cannot select, or none; no security group in the list; a `deadLetterQueue` that is no queue, a FIFO queue, or in another Region or account; `reservedConcurrentExecutions` below 1.',
    otherwise: 'The option would be ignored, Lambda refuses it, or the function reaches nothing or is never called.',
  },
} as const satisfies { readonly [code: string]: ErrorCodeInfo };
