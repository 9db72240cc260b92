export type Statement = Readonly<Record<string, unknown>>;

export function document(statements: readonly Statement[]): object {
  return { Version: '2012-10-17', Statement: statements };
}

export function allow(Action: string | readonly string[], Resource: unknown, Condition?: object): Statement {
  return { Effect: 'Allow', Action, Resource, ...(Condition === undefined ? {} : { Condition }) };
}

export function trust(service: string): object {
  return document([{ Effect: 'Allow', Principal: { Service: `${service}.amazonaws.com` }, Action: 'sts:AssumeRole' }]);
}

export function arnOf(id: string): object {
  return { 'Fn::GetAtt': [id, 'Arn'] };
}

export function join(...parts: readonly unknown[]): object {
  return { 'Fn::Join': ['', parts] };
}

/** A bucket, or objects in it, in the partition of the stack. */
export function bucketArn(name: string, path = ''): object {
  return join('arn:', { Ref: 'AWS::Partition' }, `:s3:::${name}${path}`);
}
