import type { ResourceEvent, ResourceState } from './event';

/** CloudFormation takes 4,096 bytes. */
const MAX_REASON = 2_000;
const ATTEMPTS = 3;

/**
 * Does what an event asks for, and tells CloudFormation how it ended.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref.html#crpg-ref-responses
 */
export async function respond(event: ResourceEvent, act: () => Promise<ResourceState>): Promise<void> {
  const { RequestId, StackId, LogicalResourceId, PhysicalResourceId = RequestId, ResponseURL } = event;
  const answer = await act().then(
    (state) => ({ Status: 'SUCCESS', ...state }),
    (error: Error) => ({ Status: 'FAILED', PhysicalResourceId, Reason: `${error.name}: ${error.message}`.slice(0, MAX_REASON) }),
  );
  await put(ResponseURL, JSON.stringify({ RequestId, StackId, LogicalResourceId, ...answer }), ATTEMPTS);
}

/** Without an answer a stack waits for an hour. */
async function put(url: string, body: string, attempts: number): Promise<void> {
  try {
    // a signed URL, which admits no other header
    const { ok, status } = await fetch(url, { method: 'PUT', body, headers: { 'content-type': '' } });
    if (!ok) {
      throw new Error(`CloudFormation answers ${status}`);
    }
  } catch (error) {
    if (attempts === 1) {
      throw error;
    }
    await put(url, body, attempts - 1);
  }
}
