import type { ParameterSwitch } from '../model/parameter-switch';
import { CFN_GUIDE } from '../s3/aws-pages';
import { unreported } from '../s3/failure-reasons';
import type { Check } from './check';
import type { Violation } from './violation';

export const SWITCHED_BY_PARAMETER: Check = {
  id: 'SwitchedByParameter',
  title: 'No parameter decides whether the bucket replicates; where one does, everything is checked as if it were on.',
  severity: 'warning',
  failureReason: unreported('nothing is replicated where the parameter switches it off'),
  see: `${CFN_GUIDE}/UserGuide/parameters-section-structure.html`,
  checkReplication: ({ replication: { switches } }) => {
    const decided = switches.filter(({ given }) => !given);
    return [...new Map(decided.map((each) => [each.parameter, each])).values()].map(explainSwitch);
  },
  // beside a replication that is on, one that is off is what somebody wants
  checkModel: ({ replications, switchedOff }) => (replications.length > 0 ? [] : switchedOff.map(({ address, by }) => ({
    address,
    detail: by.parameter,
    level: 'fails',
    propertyPath: 'Properties.ReplicationConfiguration',
    message: `the parameter ${by.parameter}, which is given as ${JSON.stringify(by.value)}, switches replication off by the condition ${
      by.condition}: nothing is replicated, and nothing was proven`,
    fix: 'give the parameter another value, or acknowledge that replication is off',
  }))),
};

function explainSwitch({ parameter, condition, value, on, excluded }: ParameterSwitch): Violation {
  const has = value === undefined ? 'has no default' : `is ${JSON.stringify(value)} by default`;
  return {
    detail: parameter,
    ...(on ? { severity: 'info' } : { undecided: true }),
    message: `the parameter ${parameter}, which ${has}, decides by the condition ${condition} whether the bucket replicates; it is checked as if ${
      excluded ? 'it did, but for the condition, which another replication needs otherwise' : 'it did'}`,
    fix: 'state in the template whether the bucket replicates, or prove it with the value that is deployed',
  };
}
