import { formatAddress } from '../assembly/resource-address';
import type { CustomResource } from '../model/custom-resources';
import { listTexts } from '../model/custom-resources';
import type { Bucket, Key, Role } from '../model/deployment-model';
import type { SdkCall } from '../model/sdk-calls';
import { CFN_GUIDE, S3_GUIDE } from '../s3/aws-pages';
import { unreported } from '../s3/failure-reasons';
import type { ReplicationContext } from '../s3/replication-context';
import { at } from '../symbolic/json-members';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { isSymbolic } from '../symbolic/symbolic-string';
import type { Check } from './check';
import { listBuckets, listKeys } from './list-resources';
import type { Violation } from './violation';

/** The calls of the AWS SDK that change what replication needs, or that may do anything, with what they act on. */
const CHANGING_CALLS: ReadonlyMap<string, ChangingCalls> = new Map<string, ChangingCalls>([
  ['s3', {
    actions: /^(?:put|delete)(?:bucket(?:policy|versioning|encryption|ownershipcontrols|replication)|publicaccessblock)$|^putobjectlockconfiguration$|^deletebucket$/,
    what: 'the bucket',
    parameters: ['Bucket'],
  }],
  ['kms', {
    actions: /^putkeypolicy$|^disablekey$|^schedulekeydeletion$|^deleteimportedkeymaterial$|^(?:update|delete)alias$/,
    what: 'the key',
    parameters: ['KeyId', 'AliasName', 'TargetKeyId'],
  }],
  ['iam', {
    actions: /^(?:put|delete|attach|detach)rolepolicy$|^(?:put|delete)rolepermissionsboundary$|^updateassumerolepolicy$|^deleterole$/,
    what: 'the role',
    parameters: ['RoleName'],
  }],
  ['cloudcontrol', { actions: /^(?:update|delete)resource$/ }],
  ['lambda', { actions: /^invoke$/ }],
  ['sfn', { actions: /^start/ }],
  ['ssm', { actions: /^startautomationexecution$|^sendcommand$/ }],
  ['codebuild', { actions: /^startbuild$/ }],
]);

interface ChangingCalls {
  /** In lower case. */
  readonly actions: RegExp;
  /** @default - anything */
  readonly what?: Part['what'];
  /** The parameters that name it. @default - any */
  readonly parameters?: readonly string[];
}

/** Calls on the replication configuration, which the source bucket has. */
const REPLICATION_CALL = /^(?:put|delete)bucketreplication$/;

export const CHANGED_BY_CUSTOM_RESOURCE: Check = {
  id: 'ChangedByCustomResource',
  title: 'No custom resource changes, or may change, a bucket, a key or the role of the replication.',
  severity: 'warning',
  failureReason: unreported('what is deployed may be another thing than what the templates say'),
  see: `${CFN_GUIDE}/UserGuide/template-custom-resources.html`,
  checkReplication: (each) => each.model.customResources.flatMap((custom) =>
    listParts(each).flatMap((part) => explainChange(custom, part)).slice(0, 1)),
};

/** What a custom resource may change, by the names that it can have in its properties. */
interface Part {
  readonly what: 'the bucket' | 'the key' | 'the role';
  readonly resource: Bucket | Key | Role;
  readonly names: readonly SymbolicString[];
  readonly isSource: boolean;
}

function listParts(each: ReplicationContext): readonly Part[] {
  const { role, source } = each;
  return [
    ...listBuckets(each).map((resource) =>
      ({ what: 'the bucket' as const, resource, names: [resource.name, resource.arn], isSource: resource === source })),
    ...listKeys(each).map((resource) =>
      ({ what: 'the key' as const, resource, names: [resource.id, resource.arn, ...resource.aliases], isSource: false })),
    ...(role ? [{ what: 'the role' as const, resource: role, names: [role.name, role.arn], isSource: false }] : []),
  ];
}

function explainChange(custom: CustomResource, part: Part): readonly Violation[] {
  const { address, type, calls } = custom;
  const name = `${part.what} ${formatAddress(part.resource.address)}`;
  if (calls === undefined) {
    return mentions(custom.texts, part) ? [createViolation(custom, 'Properties',
      `${formatAddress(address)} (${type}) receives ${name}, and ${describeUnknown(type)} decides what it changes`)] : [];
  }
  return calls.filter((call) => changes(call, part)).map((call) => createViolation(custom, call.propertyPath,
    `${formatAddress(address)} (${type}) calls ${call.written} on ${name}, after the templates have set it`));
}

/** What decides on the changes. */
function describeUnknown(type: string): string {
  return type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource' ? 'its function'
    : type.startsWith('AWS::') && !type.endsWith('::MODULE') ? 'its template, which the assembly does not have,'
      : 'its type, whose content the assembly does not have,';
}

function createViolation({ address }: CustomResource, propertyPath: string, message: string): Violation {
  return {
    detail: formatAddress(address),
    undecided: true,
    address,
    propertyPath,
    message: `${message}; it is checked as the templates have it`,
    fix: 'state the setting in the template and take the custom resource out, or acknowledge that it changes nothing that replication needs',
  };
}

function changes({ service, action, parameters, propertyPath }: SdkCall, part: Part): boolean {
  const { actions, what, parameters: named } = CHANGING_CALLS.get(service) ?? {};
  if (!actions?.test(action) || (what !== undefined && what !== part.what) || keepsVersioning(action, parameters)) {
    return false;
  }
  // a configuration that is put on creation is a replication of its own
  const concerns = !REPLICATION_CALL.test(action)
    || (part.isSource && !(action === 'putbucketreplication' && propertyPath === 'Properties.Create'));
  const values = named === undefined ? parameters : named.map((name) => at(parameters, name));
  return concerns && mentions(listTexts(values), part);
}

function keepsVersioning(action: string, parameters: unknown): boolean {
  return action === 'putbucketversioning' && listTexts(parameters).includes('Enabled');
}

function mentions(texts: readonly SymbolicString[], { names }: Part): boolean {
  return texts.some((text) => names.some((name) => text === name || text.startsWith(`${name}/`)
    || ((isSymbolic(name) || name.startsWith('arn:')) && includesName(text, name))));
}

/** A literal may be the beginning of a longer one. */
function includesName(text: SymbolicString, name: SymbolicString): boolean {
  return text.split(name).slice(1).some((after) => !/^[\w.-]/.test(after));
}

/** S3 keeps the configuration that is put last. */
export const ONE_REPLICATION_CONFIGURATION: Check = {
  id: 'OneReplicationConfiguration',
  title: 'The source bucket has one replication configuration: of several, S3 keeps the one that is put last.',
  severity: 'warning',
  failureReason: unreported('the rules of one configuration alone are in force'),
  see: `${S3_GUIDE}/replication-add-config.html`,
  checkReplication: ({ model, replication, source }) => model.replications
    .filter((other) => other.source === source && other !== replication).map((other) => ({
      detail: formatAddress(other.address),
      undecided: true,
      message: `${formatAddress(other.address)} puts another replication configuration on the bucket ${
        formatAddress(source.address)}, and S3 keeps the one that is put last`,
      fix: 'put all rules into one configuration',
    })),
};
