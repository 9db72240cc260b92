import { formatAddress } from '../analysis/assembly/resource-address';
import { prove } from '../analysis/prove';
import { createAcknowledgementKey, findUnmatched } from '../analysis/report/acknowledgements';
import type { Finding, ProofResult } from '../analysis/report/findings';
import { PLUGIN_NAME } from '../analysis/report/findings';
import { reportUnmatched } from '../analysis/unmatched-acknowledgements';
import { readSuppressing } from './input/acknowledgements';
import type { Input } from './input/load-input';
import { loadInput } from './input/load-input';

/** A proof, with a finding for each acknowledgement in an assembly that matches none. */
export function proveWithAcknowledgements(input: Input): ProofResult {
  const result = prove(input.model);
  if (result.replications.length === 0) {
    return result;
  }
  const unmatched = input.assemblies.flatMap((assembly) => reportOf(assembly, input, result));
  return { ...result, findings: [...result.findings, ...unmatched] };
}

/** What matches nothing here may match something when the app is synthesized, or when its assembly is proven alone. */
function reportOf(assembly: string, { acknowledgements, model }: Input, { findings }: ProofResult): Finding[] {
  const given = acknowledgements.filter((each) => each.assembly === assembly);
  const own = findings.filter(({ address }) => address.assembly === assembly);
  if (findUnmatched(given, own).length === 0) {
    return [];
  }
  const alone = prove(loadInput([assembly]).model).findings;
  const stacks = model.stacks.filter((stack) => stack.assembly === assembly);
  const suppressing = new Set(readSuppressing(assembly).map(createAcknowledgementKey));
  return reportUnmatched(given, [...own, ...alone], { stacks }).filter(({ detail, address }) =>
    !suppressing.has(createAcknowledgementKey({ id: `${PLUGIN_NAME}::${detail}`, constructPath: formatAddress(address) })));
}
