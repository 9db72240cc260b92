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

/** A bucket in S3's one namespace. */
export function bucketArn(name: string, path = ''): string {
  return `arn:aws:s3:::${name}${path}`;
}
