/**
 * Runs one job of S3 Batch Operations per revision of a resource.
 *
 * Bundled into the package. The SDK is that of Lambda's runtime.
 */
import { S3ControlClient } from '@aws-sdk/client-s3-control';
import type { Completion } from './await-job';
import { awaitJob } from './await-job';
import type { ResourceEvent, ResourceState } from './event';
import { respond } from './respond';
import { startJob } from './start-job';

/** S3 throttles the calls of an account together: what else calls it must not fail a deployment. */
const MAX_ATTEMPTS = 8;

const client = new S3ControlClient({ maxAttempts: MAX_ATTEMPTS });

/** Of a resource that does not wait: answers CloudFormation itself. */
export const handler = (event: ResourceEvent): Promise<void> => respond(event, () => startJob(client, event));

/** For the provider framework, of a resource that waits. */
export const onEvent = (event: ResourceEvent): Promise<ResourceState> => startJob(client, event);

/** For the provider framework, again and again until the job has ended. */
export const isComplete = (event: ResourceEvent): Promise<Completion> => awaitJob(client, event);
