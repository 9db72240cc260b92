import type { ApplicableStatements } from '../../../src/analysis/iam/applicable-statements';
import type { EvaluationContext } from '../../../src/analysis/iam/evaluation-context';
import { assumeCondition } from '../../../src/analysis/iam/open-statements';
import type { Statement } from '../../../src/analysis/iam/policy-document';

const CONDITION = '/app\nDocs\nOpen';
const NONE: ApplicableStatements = { allows: [], denies: [], opaque: [], unknownAllows: [] };

function statementsWhere(holds: boolean): ApplicableStatements {
  const statement = { effect: 'Allow', premises: [{ condition: CONDITION, holds }] } as unknown as Statement;
  return { ...NONE, allows: [{ statement, action: 'all' }] };
}

test.each<[boolean, number, number]>([[true, 1, 0], [false, 0, 1]])(
  'where the condition is %s, %d statements of the role and %d of its boundary are in force',
  (holds, ofRole, ofBoundary) => {
    const [identity, boundary] = [statementsWhere(true), statementsWhere(false)];
    const others = { resource: NONE, serviceControls: [], all: NONE };
    const context = { ...others, identity, boundary } as unknown as EvaluationContext;
    const assumed = assumeCondition(context, CONDITION, holds);
    expect([assumed.identity.allows.length, assumed.boundary?.allows.length]).toEqual([ofRole, ofBoundary]);
  });
