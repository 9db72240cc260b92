import { isObject } from '../../analysis/symbolic/json-members';
import type { JsonObject } from '../../analysis/symbolic/json-members';
import { UnusableInput } from '../input/unusable-input';
import type { UnreadReason } from './classify-error';
import { classifyError } from './classify-error';
import type { OperationName, ReadOperation } from './operations';
import { READ_OPERATIONS } from './operations';

/** With whose credentials an account is read. */
export interface Identity {
  readonly profile?: string;
  readonly roleArn?: string;
  /** @default - that of the environment or of the profile */
  readonly region?: string;
}

/** Calls the APIs of AWS; `sdk.ts` has the one that does it. */
export interface Connection {
  findRegion(): Promise<string>;
  send(name: OperationName, input: object, region: string): Promise<object>;
}

/** Something that could not be read. */
export interface Unread {
  readonly operation: OperationName;
  readonly action?: string;
  /** The bucket, key, role or object. */
  readonly resource: string;
  readonly account: string;
  readonly region: string;
  readonly refusal: UnreadReason;
}

/** What AWS answers: the state, that there is none, or nothing. */
export type Answer =
  | { readonly found: JsonObject; readonly absent?: undefined; readonly unread?: undefined }
  | { readonly absent: true; readonly found?: undefined; readonly unread?: undefined }
  | { readonly unread: Unread; readonly found?: undefined; readonly absent?: undefined };

/** What is called, and where. */
export interface Call {
  readonly name: OperationName;
  readonly input: object;
  readonly region: string;
  /** What it is about, for reports. */
  readonly resource: string;
}

/** Told of each call, for a terminal. */
export type Progress = (call: Call, count: number) => void;

const REGIONAL: ReadonlySet<string> = new Set(['DescribeKey', 'GetKeyPolicy', 'ListGrants', 'GetMetricData']);

/** Where a token of a next page stands, by operation. */
const PAGES: Partial<Readonly<Record<OperationName, readonly [items: string, answer: string, input: string]>>> = {
  ListBuckets: ['Buckets', 'ContinuationToken', 'ContinuationToken'],
  ListGrants: ['Grants', 'NextMarker', 'Marker'],
  ListRolePolicies: ['PolicyNames', 'Marker', 'Marker'],
  ListAttachedRolePolicies: ['AttachedPolicies', 'Marker', 'Marker'],
  ListParents: ['Parents', 'NextToken', 'NextToken'],
  ListPoliciesForTarget: ['Policies', 'NextToken', 'NextToken'],
  GetMetricData: ['MetricDataResults', 'NextToken', 'NextToken'],
};

/** More pages than any account of sense has; an answer that repeats its token would never end. */
const MOST_PAGES = 200;

/** Reads one account: each question once, with what may be asked alone. */
export class Reader {
  /** Finds out whose account it is. Fails where the credentials are not good. */
  public static async open(connection: Connection, identity: Identity, progress: Progress): Promise<Reader> {
    const region = await connection.findRegion().catch(() => FALLBACK_REGION);
    const call: Call = { name: 'GetCallerIdentity', input: {}, region, resource: 'the caller' };
    const reader = new Reader(connection, region, '', progress);
    const { found, unread } = await reader.read(call);
    const { Account: account, Arn: arn } = found ?? {};
    if (typeof account !== 'string' || !/^\d{12}$/.test(account)) {
      throw new UnusableInput('CredentialsUnusable', `AWS does not tell whose credentials these are${
        unread === undefined ? '' : `: ${unread.refusal.message}`}; ${describeIdentity(identity)}`);
    }
    return new Reader(connection, region, account, progress, typeof arn === 'string' ? arn.split(':')[1] : undefined);
  }

  private readonly answers = new Map<string, Promise<Answer>>();
  private readonly refused: Unread[] = [];
  private count = 0;

  private constructor(
    private readonly connection: Connection,
    public readonly region: string,
    public readonly account: string,
    private readonly progress: Progress,
    public readonly partition = 'aws',
  ) {}

  public get calls(): number {
    return this.count;
  }

  /** What it was refused. */
  public get unread(): readonly Unread[] {
    return this.refused;
  }

  public async read(call: Call): Promise<Answer> {
    // buckets and roles are the same wherever one asks
    const isRegional = REGIONAL.has(call.name);
    const key = JSON.stringify([call.name, call.input, isRegional ? call.region : '']);
    const known = this.answers.get(key) ?? this.ask(call);
    this.answers.set(key, known);
    return known;
  }

  private async ask(call: Call): Promise<Answer> {
    const operation: ReadOperation | undefined =
      Object.hasOwn(READ_OPERATIONS, call.name) ? READ_OPERATIONS[call.name] : undefined;
    if (operation === undefined) {
      throw new TypeError(`doctor reads alone, and ${call.name} is none of what it may call`);
    }
    try {
      return { found: await this.askPages(call) };
    } catch (error) {
      const refusal = classifyError(error, this.account !== '');
      if (refusal.kind === 'absent') {
        return { absent: true };
      }
      if (refusal.kind === 'unusable') {
        throw new UnusableInput(refusal.code, refusal.message);
      }
      const { name, resource, region } = call;
      const unread = { operation: name, action: operation.action, resource, account: this.account, region, refusal };
      this.refused.push(unread);
      return { unread };
    }
  }

  private async askPages(call: Call): Promise<JsonObject> {
    const [items, answerToken, inputToken] = PAGES[call.name] ?? [];
    const first = await this.send(call, call.input);
    if (items === undefined) {
      return first;
    }
    const all = list(first[items]);
    let token = first[answerToken!];
    for (let page = 1; typeof token === 'string' && token !== '' && page < MOST_PAGES; page += 1) {
      const next = await this.send(call, { ...call.input, [inputToken!]: token });
      all.push(...list(next[items]));
      token = next[answerToken!];
    }
    return { ...first, [items]: all };
  }

  private async send(call: Call, input: object): Promise<JsonObject> {
    this.count += 1;
    this.progress(call, this.count);
    const answer: unknown = await this.connection.send(call.name, input, call.region);
    return isObject(answer) ? answer : {};
  }
}

/** Where neither the command line nor the environment names one: it knows where every bucket of `aws` is. */
const FALLBACK_REGION = 'us-east-1';

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? [...value] : [];
}

function describeIdentity({ profile, roleArn }: Identity): string {
  return `check ${roleArn === undefined ? `the profile ${JSON.stringify(profile ?? 'default')}` : `the role ${roleArn}`}`;
}
