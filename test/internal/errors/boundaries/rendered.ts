import { Stage } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import type { IConstruct } from 'constructs';
import { stacksInDeployOrder } from '../../../support/assembly';
import { BUCKET } from '../../../support/replication';

/** What has to be in the templates of an app, in whichever stack. */
export interface Rendered {
  readonly type: string;
  readonly properties?: object;
  /** What stands beside the properties. */
  readonly attributes?: object;
  /** How many of them; without it at least one. */
  readonly count?: number;
}

/** An input at a limit that has to pass, and what becomes of it. */
export interface BoundaryCase {
  /** The title of the test; begins with "accepts". */
  readonly title: string;
  /** Makes constructs, of which it returns one. */
  readonly act: () => IConstruct;
  readonly rendered: readonly Rendered[];
}

/** Exactly these rules, each with the given properties. */
export function rulesLike(...properties: readonly object[]): Rendered {
  const rules = properties.map((each) => Match.objectLike(each));
  return { type: BUCKET, properties: { ReplicationConfiguration: { Rules: rules } } };
}

export function bucketNamed(pattern: string, properties: object = {}): Rendered {
  return { type: BUCKET, properties: { BucketName: Match.stringLikeRegexp(pattern), ...properties } };
}

/** The resources of all stacks of an app as one template. */
export function templateOfApp(construct: IConstruct): Template {
  const stacks = stacksInDeployOrder(Stage.of(construct)!.synth());
  const resources = stacks.flatMap(({ path, template }) =>
    Object.entries(template.Resources).map(([id, resource]) => [`${path}/${id}`, resource]));
  return Template.fromJSON({ Resources: Object.fromEntries(resources) });
}

export function expectRendered(template: Template, { type, properties, attributes, count }: Rendered): void {
  const resource = { ...(properties && { Properties: properties }), ...attributes };
  if (count === undefined) {
    template.hasResource(type, resource);
  } else {
    expect(Object.keys(template.findResources(type, resource))).toHaveLength(count);
  }
}
