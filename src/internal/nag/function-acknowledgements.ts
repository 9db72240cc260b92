import type { Acknowledgement } from './acknowledgement';
import { LAMBDA_PACKS, REPLICATION_PACKS } from './acknowledgement';

/** What is acknowledged on the functions that the library brings along, where an option is not set. */
export const FUNCTION_ACKNOWLEDGEMENTS = {
  functionInVpc: [
    {
      packs: ['AwsSolutions'],
      rule: 'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole]',
      reason: 'The role that CDK makes for a function in a VPC: it may manage its network interfaces.',
    },
  ],
  functionOutsideVpc: [
    {
      packs: REPLICATION_PACKS,
      rule: 'LambdaInsideVPC',
      reason: 'No VPC was given to the function: it calls APIs of AWS alone, and handles no objects but those that a canary writes.',
    },
  ],
  functionWithoutDeadLetterQueue: [
    {
      packs: LAMBDA_PACKS,
      rule: 'LambdaDLQ',
      reason: 'CloudFormation reports itself what fails in a deployment; of a canary or a repair without `deadLetterQueue` the metric Errors counts what failed, and the next event starts another run.',
    },
  ],
  functionWithoutConcurrency: [
    {
      packs: ['HIPAA.Security', 'NIST.800.53.R5'],
      rule: 'LambdaConcurrency',
      reason: 'No concurrency was reserved: a deployment, a schedule or an alarm starts few runs, which do no harm beside each other.',
    },
  ],
  functionRule: [
    {
      packs: ['Serverless'],
      rule: 'EventBusDLQ',
      reason: 'An event says that it is time, or that an alarm was raised, and nothing else; the next one does the same.',
    },
  ],
} as const satisfies { readonly [kind: string]: readonly Acknowledgement[] };
