import { CustomResource, Duration, Stack, Tokenization } from 'aws-cdk-lib';
import type * as customResources from 'aws-cdk-lib/custom-resources';
import type { Construct } from 'constructs';
import { acceptFunctionOptions } from '../../functions/private/accept-function-options';
import type { CalledServices } from '../../functions/private/check-network';
import type { ReplicationFunctionOptions } from '../../functions/replication-function-options';
import { acknowledgeProvider } from '../../internal/nag/acknowledge';
import type { BatchJobOptions } from '../batch-job-options';
import type { JobFunction } from './job-function';
import { createJobFunction } from './job-function';
import type { JobKind } from './job-kind';
import { renderCreateStatements, renderDescribeStatement } from './job-statements';
import type { Wait } from './plan-wait';
import { planWait } from './plan-wait';
import type { PreparedJob } from './prepare-job';
import { prepareJob } from './prepare-job';
import { requireRevision } from './validate-job';

const FUNCTION = { folder: 'batch-job', acknowledged: 'jobFunction' } as const;

/** A job that a deployment runs. */
export interface DeployedJob extends PreparedJob {
  readonly jobId: string;
}

/**
 * Creates a job once per revision, and waits for its end where that is asked for.
 *
 * @throws JobRevisionInvalid, JobWaitInvalid, FunctionOptionsInvalid, PriorityInvalid, JobManifestInvalid,
 * JobReportRegionMismatch, JobReportBucketInvalid
 */
export function deployJob(scope: Construct, type: string, kind: JobKind, options: BatchJobOptions): DeployedJob {
  const { revision } = options;
  requireRevision(revision, scope);
  const wait = planWait(options, scope);
  const functionOptions = acceptFunctionOptions(options, listCalledServices(wait, scope), scope);
  const prepared = prepareJob(scope, kind, options, `revision ${revision}`);
  const priority = Tokenization.stringifyNumber(prepared.priority);
  const { roleArn } = prepared.role;
  const creation = createJobFunction(scope, 'Function', {
    ...FUNCTION,
    entry: wait ? 'onEvent' : 'handler',
    does: 'creates a job of S3 Batch Operations',
    statements: renderCreateStatements({ ...kind, roleArn, priority }),
    options: functionOptions,
  });
  const { serviceToken, policies } = wait ? createProvider(scope, creation, wait, functionOptions)
    : { serviceToken: creation.lambda.functionArn, policies: [creation.policy] };
  const job = new CustomResource(scope, 'Job', {
    resourceType: type,
    serviceToken,
    properties: {
      Revision: revision,
      AccountId: Stack.of(scope).account,
      Request: prepared.request,
      WaitSeconds: wait?.timeout,
    },
  });
  job.node.addDependency(...prepared.dependencies, ...policies);
  return { ...prepared, jobId: job.getAttString('JobId') };
}

/** What asks for the status of the job until it has ended. */
function createProvider(
  scope: Construct,
  creation: JobFunction,
  { interval, providerTimeout }: Wait,
  options: ReplicationFunctionOptions,
) {
  const { vpc, vpcSubnets, securityGroups } = options;
  const completion = createJobFunction(scope, 'CompletionFunction', {
    ...FUNCTION,
    entry: 'isComplete',
    does: 'asks for the status of a job of S3 Batch Operations',
    statements: [renderDescribeStatement(Stack.of(scope))],
    options,
  });
  const provider = new (loadCustomResources().Provider)(scope, 'Provider', {
    onEventHandler: creation.lambda,
    isCompleteHandler: completion.lambda,
    queryInterval: Duration.seconds(interval),
    totalTimeout: Duration.seconds(providerTimeout),
    vpc,
    vpcSubnets,
    securityGroups,
  });
  acknowledgeProvider(provider, vpc !== undefined);
  return { serviceToken: provider.serviceToken, policies: [creation.policy, completion.policy] };
}

/** What the functions call: S3 Control, and S3 with the answer for CloudFormation; the framework its functions too. */
function listCalledServices(wait: Wait | undefined, scope: Construct): CalledServices {
  return new Map([[Stack.of(scope).region, ['s3', ...(wait ? ['lambda', 'states'] : [])]]]);
}

/** The provider framework takes time to load, and waiting is an option. */
function loadCustomResources(): typeof customResources {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when it is needed
  return require('aws-cdk-lib/custom-resources') as typeof customResources;
}
