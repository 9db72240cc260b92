import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Policies } from '../../../src/analysis/iam/authorization';
import { Authorizer } from '../../../src/analysis/iam/authorizer';
import type { Decision } from '../../../src/analysis/iam/decision';
import { parseDocument } from '../../../src/analysis/iam/parse-document';
import type { DocumentKind, DocumentOrigin, PolicyDocument } from '../../../src/analysis/iam/policy-document';
import type { KeyStates, Request } from '../../../src/analysis/iam/request';
import { forAll, opaqueId, unknownValue } from '../../../src/analysis/symbolic/symbolic-string';

const FOLDER = join(__dirname, '..', 'cases');
const MALFORMED = 'malformed.json';

/** A policy: its statements, or the whole document; a string is one that the deployment determines. */
type Written = readonly (object | string)[] | object | string;

/** What a case has of a request; the rest is that of the file, then that of `USUAL`. */
export interface CaseSituation {
  readonly action?: string;
  readonly resource?: string;
  /** That owns the resource. */
  readonly owner?: string;
  readonly role?: string;
  readonly account?: string;
  /** A service calls, not the role. */
  readonly service?: string;
  /** A string: that value. A list: these values. `null`: absent. `{ "states": [...] }`: any of these. */
  readonly context?: { readonly [key: string]: Carried | { readonly states: readonly Carried[] } };
  readonly resourceType?: Policies['resourceType'];
  /** Statements of one policy, several documents, or `"unknown"`. */
  readonly identity?: Written | { readonly documents: readonly Written[] } | 'unknown';
  readonly boundary?: Written;
  readonly policy?: Written;
  readonly policyUnknown?: string;
}

type Carried = string | readonly string[] | null;

/** What a case expects; what it does not name may be anything. */
interface Expected {
  readonly outcome: Decision['outcome'];
  readonly cause?: Decision['cause'];
  readonly missing?: Decision['missing'];
  /** For the determining statement. */
  readonly sid?: string;
  readonly unknowns?: readonly string[];
  /** For the nearest miss. */
  readonly mismatch?: object;
  /** `Sid`s, the nearest first. */
  readonly nearMisses?: readonly string[];
}

export interface Case extends CaseSituation {
  readonly title: string;
  readonly expect: Decision['outcome'] | Expected;
  /** The page of AWS, or the number of the fact, that it rests on. */
  readonly see: string;
}

export interface CaseFile {
  readonly name: string;
  readonly about: string;
  readonly defaults?: CaseSituation;
  readonly cases: readonly Case[];
}

export interface ProblemCase {
  readonly title: string;
  readonly kind: DocumentKind;
  readonly document: unknown;
  readonly problems: readonly { readonly message: string; readonly propertyPath: string }[];
  readonly see: string;
}

const USUAL = {
  action: 's3:ReplicateObject',
  resource: 'arn:aws:s3:::destination/data.csv',
  owner: '111122223333',
  account: '111122223333',
  role: 'arn:aws:iam::111122223333:role/replication',
  resourceType: 's3',
} as const;

const RESOURCE_TYPES = { s3: 'bucket policy', kms: 'key policy', trust: 'trust policy' } as const;

/** Files whose cases are requests. */
export function readCaseFiles(): readonly CaseFile[] {
  return readdirSync(FOLDER).filter((name) => name !== MALFORMED)
    .map((name) => ({ name, ...read<Omit<CaseFile, 'name'>>(name) }));
}

export function readProblemCases(): readonly ProblemCase[] {
  return read<{ readonly cases: readonly ProblemCase[] }>(MALFORMED).cases;
}

export function createOrigin(kind: DocumentKind): DocumentOrigin {
  const address = { assembly: '', stackPath: 'App', templatePath: 'App.template.json', logicalId: kind.replace(' ', '') };
  return { kind, address, propertyPath: 'Properties.PolicyDocument' };
}

/** What the policies of a case decide about its request. */
export function authorize(situation: CaseSituation): Decision {
  return new Authorizer().authorize({ request: buildRequest(situation), policies: buildPolicies(situation) });
}

export function buildRequest(situation: CaseSituation): Request {
  const { action, resource, owner, role, account, service, context = {} } = { ...USUAL, ...situation };
  const states = Object.entries(context).map(([key, carried]): [string, KeyStates] => [key, buildStates(carried)]);
  return {
    action,
    resource,
    resourceAccount: owner,
    caller: service === undefined ? { kind: 'role', arn: role, account } : { kind: 'service', service },
    context: new Map(states),
  };
}

export function buildPolicies(situation: CaseSituation): Policies {
  const { resourceType, identity = { documents: [] }, boundary, policy, policyUnknown } = { ...USUAL, ...situation };
  const document = (kind: DocumentKind, written: Written): PolicyDocument => parse(kind, written, situation);
  return {
    resourceType,
    identity: listDocuments(identity)?.map((each) => document('identity policy', each)),
    boundary: boundary === undefined ? undefined : document('permissions boundary', boundary),
    resource: policy === undefined ? undefined : document(RESOURCE_TYPES[resourceType], policy),
    resourceUnknown: policyUnknown,
  };
}

function listDocuments(identity: NonNullable<CaseSituation['identity']>): readonly Written[] | undefined {
  if (identity === 'unknown') {
    return undefined;
  }
  return typeof identity === 'object' && 'documents' in identity ? identity.documents : [identity];
}

function parse(kind: DocumentKind, written: Written, { action = USUAL.action }: CaseSituation): PolicyDocument {
  const parsed = parseDocument(Array.isArray(written)
    ? { Version: '2012-10-17', Statement: written.map((each: object | string) => completed(each, kind, action)) }
    : written, createOrigin(kind));
  if (parsed.problems.length > 0) {
    throw new Error(`malformed ${kind} in a case: ${JSON.stringify(parsed.problems)}`);
  }
  return parsed;
}

/** Statements allow the action of the request on everything, unless they have something else. */
function completed(statement: object | string, kind: DocumentKind, action: string): object | string {
  if (typeof statement === 'string') {
    return statement;
  }
  return {
    Effect: 'Allow',
    ...'NotAction' in statement ? {} : { Action: action },
    ...kind === 'trust policy' || 'NotResource' in statement ? {} : { Resource: '*' },
    ...statement,
  };
}

function buildStates(carried: Carried | { readonly states: readonly Carried[] }): KeyStates {
  return carried !== null && typeof carried === 'object' && 'states' in carried
    ? carried.states.map(buildState)
    : [buildState(carried)];
}

function buildState(carried: Carried): readonly string[] | undefined {
  return carried === null ? undefined : typeof carried === 'string' ? [carried] : carried;
}

/** Reads `<unknown:name>`, `<opaque:name>` and `<all:name>` as unknown parts of a string. */
function read<T>(name: string): T {
  const parts = { unknown: unknownValue, opaque: opaqueId, all: forAll };
  const text = readFileSync(join(FOLDER, name), 'utf8');
  return JSON.parse(text, (_key, value: unknown) => (typeof value === 'string'
    ? value.replace(/<(unknown|opaque|all):([^>]*)>/g, (_all, kind: keyof typeof parts, part: string) =>
      parts[kind](part))
    : value)) as T;
}
