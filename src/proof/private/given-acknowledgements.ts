import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { PlacedAcknowledgement } from '../../analysis/report/acknowledgements';
import { createAcknowledgementKey, listPathsAround } from '../../analysis/report/acknowledgements';

/** What an app acknowledges, of any plugin. */
export function readGivenAcknowledgements(root: IConstruct): PlacedAcknowledgement[] {
  return root.node.findAll().flatMap(({ node }) => node.metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.keys(data as object).map((id) => ({ id, constructPath: node.path }))));
}

/** Those that may be about something in one of the stacks, each once. */
export function selectGiven(
  all: readonly PlacedAcknowledgement[],
  stackPaths: readonly string[],
): readonly PlacedAcknowledgement[] {
  const around = new Set(stackPaths.flatMap(listPathsAround));
  const inside = new Set(stackPaths);
  const selected = all.filter(({ constructPath }) =>
    around.has(constructPath) || listPathsAround(constructPath).some((path) => inside.has(path)));
  return [...new Map(selected.map((each) => [createAcknowledgementKey(each), each])).values()];
}
