import * as fc from 'fast-check';
import { doctorCommand } from '../../../src/cli/commands/doctor';
import { describeFailure } from '../../../src/cli/commands/failure';
import type { OperationName } from '../../../src/cli/doctor/operations';
import { FakeAccount } from './account';
import { NOW, PLAIN } from './diagnose';
import { healthy, SOURCE_ACCOUNT } from './healthy';

/** An account some of whose answers are something else. */
class StrangeAccount extends FakeAccount {
  constructor(private readonly strange: ReadonlyMap<string, unknown>, private readonly members: readonly unknown[]) {
    const { state } = healthy();
    state.objects.k = { ReplicationStatus: 'FAILED' };
    super(state, SOURCE_ACCOUNT);
  }

  public async send(name: OperationName, input: any, region: string): Promise<object> {
    const answer = await super.send(name, input, region);
    const strange = this.strange.get(name);
    return strange === undefined || name === 'GetCallerIdentity' ? answer
      : strange === 'members' ? this.replaceMembers(answer) as object : strange as object;
  }

  /** The same structure, with other values. */
  private replaceMembers(value: any, depth = 0): unknown {
    return typeof value === 'object' && value !== null && depth < 3 && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value)
        .map(([name, member]) => [name, this.replaceMembers(member, depth + 1)]))
      : this.members[JSON.stringify(value ?? '').length % this.members.length];
  }
}

const OPERATIONS: readonly OperationName[] = [
  'GetBucketLocation', 'GetBucketReplication', 'GetBucketVersioning', 'GetBucketEncryption', 'GetBucketOwnershipControls',
  'GetBucketPolicy', 'GetObjectLockConfiguration', 'HeadObject', 'GetObjectTagging', 'DescribeKey', 'GetKeyPolicy', 'ListGrants', 'GetRole',
  'ListRolePolicies', 'GetRolePolicy', 'ListAttachedRolePolicies', 'GetMetricData', 'DescribeOrganization',
];
const VALUES = fc.oneof(fc.constant('members'), fc.constant('members'), fc.jsonValue({ maxDepth: 3 }), fc.string({ unit: 'binary' }), fc.constant('\uE000x\uE003'));

test('whatever AWS answers, there is a report or an error that is meant', async () => {
  await fc.assert(fc.asyncProperty(
    fc.array(fc.tuple(fc.constantFrom(...OPERATIONS), VALUES), { minLength: 1, maxLength: 4 }),
    fc.array(fc.jsonValue({ maxDepth: 2 }), { minLength: 1, maxLength: 5 }),
    async (strange, members) => {
      const account = new StrangeAccount(new Map(strange), members);
      const options = { ...PLAIN, json: false, failOn: 'undecided', key: 'k' } as const;
      const error = await doctorCommand('documents', options, { connect: () => account, now: () => NOW }).then(() => undefined, (thrown) => thrown);
      expect(error === undefined ? 'none' : describeFailure(error, [])).not.toEqual(expect.objectContaining({ code: 'Defect' }));
    },
  ), { numRuns: 150 });
});
