import { Annotations } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import { computeStableHash } from '../../internal/topology/identity';
import { WARNINGS } from '../../internal/warnings/warnings';
import type { EventSource, EventTarget, Subscription } from './event-target';
import { requireSameRegion } from './target-requirements';

export class FunctionTarget implements EventTarget {
  constructor(private readonly handler: IFunction) {}

  public subscribe(source: EventSource, events: readonly string[]): Subscription {
    const { handler } = this;
    requireSameRegion('function', handler, source.stack, source.scope);
    return {
      configuration: { lambdaConfigurations: events.map((event) => ({ event, function: handler.functionArn })) },
      waitsFor: this.permit(source),
    };
  }

  /** @see https://docs.aws.amazon.com/lambda/latest/dg/with-s3.html */
  private permit({ scope, stack, bucketArn }: EventSource): readonly IConstruct[] {
    const id = `SendReplicationEvents${computeStableHash(stack, bucketArn)}`;
    this.handler.addPermission(id, {
      principal: new ServicePrincipal('s3.amazonaws.com'),
      action: 'lambda:InvokeFunction',
      sourceArn: bucketArn,
      sourceAccount: stack.account,
    });
    const permission = this.handler.permissionsNode.tryFindChild(id);
    if (permission) {
      return [permission];
    }
    Annotations.of(scope).addWarningV2(WARNINGS.ImportedEventTarget.id,
      `the imported function of the events, ${this.handler.node.path}, must let s3.amazonaws.com lambda:InvokeFunction `
      + 'with the ARN and account of the source bucket as SourceArn and SourceAccount, or S3 refuses the configuration');
    return [];
  }
}
