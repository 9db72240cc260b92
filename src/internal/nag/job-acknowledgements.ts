import type { Acknowledgement } from './acknowledgement';
import { LAMBDA_PACKS, REPLICATION_PACKS } from './acknowledgement';

/** What is acknowledged on the parts of a `ReplicationRepair`, and of a job that a deployment waits for. */
export const JOB_ACKNOWLEDGEMENTS = {
  repairFunction: [
    {
      packs: ['Serverless'],
      rule: 'LambdaTracing',
      reason: 'Makes a few API calls per event; its log and CloudTrail show them.',
    },
    {
      packs: ['Serverless'],
      rule: 'LambdaAsyncFailureDestination',
      reason: 'The metric Errors counts a run that failed; deadLetterQueue, where it is given, keeps its event.',
    },
    {
      packs: ['AwsSolutions'],
      rule: 'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
      reason: 'The role that CDK makes for a function: it may write its own log.',
    },
  ],
  providerFunction: [
    {
      packs: LAMBDA_PACKS,
      rule: 'LambdaDLQ',
      reason: 'Made by the provider framework of CDK and called in a deployment, which reports a failure itself; nothing is queued.',
    },
    {
      packs: ['HIPAA.Security', 'NIST.800.53.R5'],
      rule: 'LambdaConcurrency',
      reason: 'Made by the provider framework of CDK, and called for one resource.',
    },
    {
      packs: REPLICATION_PACKS,
      rule: 'IAMNoInlinePolicy',
      reason: 'Made by the provider framework of CDK for its function alone.',
    },
    {
      packs: ['Serverless'],
      rule: 'LambdaTracing',
      reason: 'Made by the provider framework of CDK, which has no option for it; CloudFormation and CloudTrail show the calls.',
    },
    {
      packs: ['Serverless'],
      rule: 'LambdaDefaultMemorySize',
      reason: 'Made by the provider framework of CDK, for which the default memory is enough.',
    },
    {
      packs: ['AwsSolutions'],
      rule: 'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
      reason: 'The role that CDK makes for a function: it may write its own log.',
    },
  ],
  providerFunctionOutsideVpc: [
    {
      packs: REPLICATION_PACKS,
      rule: 'LambdaInsideVPC',
      reason: 'Made by the provider framework of CDK: calls Lambda, Step Functions and CloudFormation alone.',
    },
  ],
  providerStateMachine: [
    {
      packs: ['AwsSolutions'],
      rule: 'SF1',
      reason: 'Made by the provider framework of CDK: its executions show that a job is waited for, and handle no data.',
    },
    {
      packs: ['AwsSolutions'],
      rule: 'SF2',
      reason: 'Made by the provider framework of CDK, which has no option for it; CloudFormation and CloudTrail show the calls.',
    },
    {
      packs: ['Serverless'],
      rule: 'StepFunctionStateMachineXray',
      reason: 'Made by the provider framework of CDK, which has no option for it; CloudFormation and CloudTrail show the calls.',
    },
    {
      packs: REPLICATION_PACKS,
      rule: 'IAMNoInlinePolicy',
      reason: 'Made by the provider framework of CDK for its state machine alone.',
    },
  ],
} as const satisfies { readonly [kind: string]: readonly Acknowledgement[] };
