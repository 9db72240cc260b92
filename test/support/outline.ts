/**
 * Assemblies as text that a reviewer reads: one line for each stack, resource, output, policy statement and replication
 * rule. Nothing of a template is left out, so any change of one changes a line.
 *
 *     stack Documents-key: Documents-key in 111111111111/ap-southeast-1
 *       ReplicationKeyC1A6FC74 AWS::KMS::Key {EnableKeyRotation: true, KeyPolicy: {Statement: <1>}}
 *         Allow EnableIamPolicies Principal {AWS: arn:aws:iam::111111111111:root} Action kms:* Resource *
 *
 * - `<1>` stands for a list of one element, whose line is below the resource;
 * - `${Bucket}` is a `Ref`, `${Bucket.Arn}` a `Fn::GetAtt`, and both stand inside the text that an `Fn::Join` makes;
 * - `${Documents-key/KeyArn in eu-west-1}` is an `Fn::GetStackOutput`, with `as ROLE` where it names a role;
 * - every other intrinsic function, and every object, is `{name: value}`;
 * - a text is bare where it can be taken for nothing else, otherwise in quotes: `true` is a boolean, `"true"` a text.
 */
import type { DeployedStack, Resource } from './assembly';

interface Members {
  readonly [name: string]: unknown;
}

/** The order in which a statement is read; what has no place in it comes last. */
const ELEMENTS: readonly string[] = [
  'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition',
];

const BARE = /^[\w*:/.@=+-]+$/;
const LITERAL = /^(true|false|null|-?[\d.].*)$/;

/** The stacks in the given order. */
export function outlineOf(stacks: readonly DeployedStack[]): string {
  return stacks.flatMap(outlineStack).map((line) => `${line}\n`).join('');
}

function outlineStack({ path, name, account, region, dependencies, template }: DeployedStack): string[] {
  const after = dependencies.length === 0 ? '' : ` after ${dependencies.join(', ')}`;
  const resources = Object.entries(template.Resources).flatMap(([id, resource]) => outlineResource(id, resource));
  const outputs = Object.entries(template.Outputs ?? {}).map(([id, output]) => `output ${id} ${new Outline().value(output)}`);
  return [
    `stack ${path}: ${name} in ${account}/${region}${after}`,
    ...[...resources, ...outputs].map((line) => `  ${line}`),
  ];
}

/** A resource, and below it the statements and rules in it. */
export function outlineResource(id: string, { Type, Properties, ...attributes }: Resource): string[] {
  const outline = new Outline();
  const parts = [Properties, attributes].map((part: unknown) => (isEmpty(part) ? '' : ` ${outline.value(part)}`));
  return [`${id} ${Type}${parts.join('')}`, ...outline.below.map((line) => `  ${line}`)];
}

function isEmpty(value: unknown): boolean {
  return value === undefined || Object.keys(value as Members).length === 0;
}

/** Renders values; collects the lines of what is listed below them. */
class Outline {
  public readonly below: string[] = [];

  public value(value: unknown): string {
    if (typeof value === 'string') {
      return quoted(escaped(value), value);
    }
    if (Array.isArray(value)) {
      return `[${value.map((element) => this.value(element)).join(', ')}]`;
    }
    if (typeof value !== 'object' || value === null) {
      return String(value);
    }
    return this.intrinsic(value as Members) ?? this.members(value as Members);
  }

  private members(members: Members): string {
    const all = Object.entries(members).map(([name, value]) => `${this.value(name)}: ${this.member(name, value)}`);
    return `{${all.join(', ')}}`;
  }

  private member(name: string, value: unknown): string {
    const lines = listed(name, value)
      ?.map((element) => (name === 'Statement' ? this.statement(element) : `rule ${this.value(element)}`));
    this.below.push(...lines ?? []);
    return lines === undefined ? this.value(value) : `<${lines.length}>`;
  }

  private statement({ Effect, Sid, ...others }: Members): string {
    const more = Object.keys(others).filter((name) => !ELEMENTS.includes(name));
    const elements = [...ELEMENTS.filter((name) => name in others), ...more].map((name) => `${name} ${this.value(others[name])}`);
    return [this.value(Effect), Sid === undefined ? '-' : this.value(Sid), ...elements].join(' ');
  }

  /** References, and texts that contain some. */
  private intrinsic(members: Members): string | undefined {
    const text = this.text(members);
    return text === undefined ? undefined : quoted(text, text.replace(/\$\{[^}]*\}/g, 'X'));
  }

  private text(value: unknown): string | undefined {
    if (typeof value === 'string') {
      return escaped(value);
    }
    const [[name, argument] = [], ...others] = Object.entries(value as Members);
    if (others.length > 0) {
      return undefined;
    }
    switch (name) {
      case 'Ref': return `\${${String(argument)}}`;
      case 'Fn::GetAtt': return Array.isArray(argument) ? `\${${argument.join('.')}}` : undefined;
      case 'Fn::Join': return this.joined(argument as [string, unknown]);
      case 'Fn::GetStackOutput': return this.stackOutput(argument as Members);
      default: return undefined;
    }
  }

  private joined([delimiter, parts]: [string, unknown]): string | undefined {
    const texts = delimiter === '' && Array.isArray(parts) ? parts.map((part) => this.text(part)) : [undefined];
    return texts.includes(undefined) ? undefined : texts.join('');
  }

  private stackOutput({ StackName, OutputName, Region, RoleArn, ...others }: Members): string | undefined {
    const region = Region === undefined ? '' : ` in ${this.value(Region)}`;
    const role = RoleArn === undefined ? '' : ` as ${this.value(RoleArn)}`;
    return isEmpty(others) ? `\${${this.value(StackName)}/${String(OutputName)}${region}${role}}` : undefined;
  }
}

/** The elements that have lines of their own. */
function listed(name: string, value: unknown): readonly Members[] | undefined {
  const isRules = name === 'Rules' && Array.isArray(value) && value.some((rule) => rule.Destination !== undefined);
  return isRules || (name === 'Statement' && Array.isArray(value)) ? value as readonly Members[] : undefined;
}

function escaped(text: string): string {
  // no text of a template looks like a reference
  return JSON.stringify(text).slice(1, -1).replace(/\$\{/g, '$\\{');
}

function quoted(text: string, plain: string): string {
  return BARE.test(plain) && !LITERAL.test(plain) ? text : `"${text}"`;
}
