/** What the resource of a job is given. CloudFormation makes a string of every value. */
export interface JobProperties {
  /** A new value asks for a new job. */
  readonly Revision: string;
  /** The request for S3, as JSON, without account and token. */
  readonly Request: string;
  readonly AccountId: string;
  /** For how many seconds the deployment waits for the end of the job. Absent where it does not wait. */
  readonly WaitSeconds?: string;
}

/**
 * What CloudFormation, or the provider framework of CDK, asks of the resource.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref.html#crpg-ref-requesttypes
 */
export interface ResourceEvent {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly RequestId: string;
  readonly ResponseURL: string;
  readonly StackId: string;
  readonly LogicalResourceId: string;
  /** The id of the job; absent for a creation. */
  readonly PhysicalResourceId?: string;
  readonly ResourceProperties: JobProperties;
  readonly OldResourceProperties?: JobProperties;
  /** What `onEvent` returned, as the provider framework hands it on. */
  readonly Data?: JobData;
}

/** The attributes of the resource. */
export interface JobData {
  readonly JobId?: string;
  /** When the deployment stops to wait, in milliseconds of the epoch. */
  readonly Deadline?: number;
  readonly ObjectsSucceeded?: number;
}

/** What the resource is after an event. */
export interface ResourceState {
  readonly PhysicalResourceId: string;
  readonly Data?: JobData;
}

/** Whether an event asks for no job: a deletion, or a change of anything but the revision. */
export function asksForNothing({ RequestType, ResourceProperties, OldResourceProperties }: ResourceEvent): boolean {
  return RequestType === 'Delete' ||
    (RequestType === 'Update' && OldResourceProperties?.Revision === ResourceProperties.Revision);
}
