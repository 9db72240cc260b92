import { Aspects, Stack, Stage } from 'aws-cdk-lib';
import type { IAspect } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Lets the tags of a construct reach what belongs to it in another stack: those of `Tags.of()` on itself and on what is
 * around it below its stack, also those added later. Tags of the stack, and of what is around that, are the stack's.
 */
export function forwardTags(from: IConstruct, to: IConstruct): void {
  if (!to.node.scopes.includes(from)) {
    Aspects.of(to).add(new ForwardedTags(from));
  }
}

/** Applies the tag aspects of some constructs elsewhere. */
export function visitByTags(constructs: readonly IConstruct[], node: IConstruct): void {
  for (const aspect of constructs.flatMap((construct) => Aspects.of(construct).all)) {
    if ('applyTag' in aspect) {
      aspect.visit(node);
    }
  }
}

class ForwardedTags implements IAspect {
  constructor(private readonly from: IConstruct) {}

  public visit(node: IConstruct): void {
    visitByTags(listBelowStack(this.from), node);
  }
}

/** The construct and those around it, the outermost first, without the stack or stage that holds them. */
function listBelowStack(construct: IConstruct): readonly IConstruct[] {
  const { scopes } = construct.node;
  const holder = scopes.filter((scope) => Stack.isStack(scope) || Stage.isStage(scope)).length;
  return scopes.slice(holder);
}
