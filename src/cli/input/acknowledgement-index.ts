import { formatAddress } from '../../analysis/assembly/resource-address';
import { formatFindingId } from '../../analysis/report/findings';
import type { Finding } from '../../analysis/report/findings';
import { groupBy } from '../../analysis/symbolic/group-by';
import { isInside } from './directories';

/** A finding that its owner accepts: `Validations.of(construct).acknowledge({ id, reason })`. */
export interface Acknowledgement {
  readonly id: string;
  readonly reason: string;
  /** The path of the construct that it applies to, with all inside; empty for the app. */
  readonly constructPath: string;
  /** The folder of the assembly: paths are unique in one assembly only. */
  readonly assembly: string;
}

/** Acknowledgements by the finding and the construct that they are for. */
export class AcknowledgementIndex {
  private readonly byKey: ReadonlyMap<string, readonly Acknowledgement[]>;

  constructor(all: readonly Acknowledgement[]) {
    this.byKey = groupBy(all, ({ id, constructPath }) => createKey(normalizeId(id), constructPath));
  }

  /** Finds the acknowledgement at the construct of a finding or at the nearest one around it, as `cdk synth` does. */
  public find(finding: Finding): Acknowledgement | undefined {
    const id = normalizeId(formatFindingId(finding));
    return listPathsAround(formatAddress(finding.address))
      .flatMap((path) => this.byKey.get(createKey(id, path)) ?? [])
      .find(({ assembly }) => isInside(finding.address.templatePath, assembly));
  }
}

function createKey(id: string, constructPath: string): string {
  return `${id}\n${constructPath}`;
}

/** The path itself, and those of everything around it up to the app. */
function listPathsAround(path: string): readonly string[] {
  const names = path.split('/');
  return names.map((_name, index) => names.slice(0, names.length - index).join('/')).concat('');
}

/** CDK replaces spaces in ids of rules by hyphens. */
function normalizeId(id: string): string {
  return id.replaceAll(' ', '-');
}
