import { Duration, Fn, Lazy, Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import {
  AccessLogs,
  DataPerimeter,
  EncryptedCrossRegionReplication,
  EncryptionEnforcement,
  MultiRegionKey,
  ReplicaKey,
  ReplicaProtection,
  ReplicationDestination,
  ReplicationEvents,
  ReplicationFilter,
  ReplicationKeys,
  ReplicationMonitoring,
  ReplicationRole,
  ReplicationSource,
} from 'cdk-encrypted-replication';
import type { EncryptedCrossRegionReplicationProps, ReplicationDestinationOptions } from 'cdk-encrypted-replication';
import type { CallName } from '../../../src/internal/input/check-call';
import { checkCall } from '../../../src/internal/input/check-call';
import { CALLS, STRUCTS } from '../../../src/internal/input/table';
import { isOfType } from '../../../src/internal/input/value-types';
import { replicate, sourceStack, stackBeside } from '../../support/errors/fixture';

const NEW = 'new EncryptedCrossRegionReplication';
const destinations = [ReplicationDestination.inRegion('eu-west-1')];

/** The code of what is thrown; `undefined` where nothing is. */
function fault(call: CallName, ...args: readonly unknown[]): string | undefined {
  try {
    checkCall(call, args);
    return undefined;
  } catch (error) {
    return (error as { readonly code?: string }).code ?? String(error);
  }
}

describe('values that are known at deployment only pass', () => {
  test.each<[string, object]>([
    ['a text', { roleName: Fn.ref('Name') }],
    ['a list', { formerRoleNames: Token.asList({ Ref: 'Names' }) }],
    ['a text in a list', { formerRoleNames: [Fn.ref('Name')] }],
    ['a boolean', { bucketKeyEnabled: Lazy.any({ produce: () => true }) }],
    ['a number', { rules: [{ priority: Token.asNumber({ Ref: 'Priority' }) }] }],
    ['an enum', { encryption: Fn.ref('Encryption') }],
  ])('%s', (_what, props) => {
    expect(fault(NEW, { destinations, ...props })).toBeUndefined();
  });

  test('a map', () => {
    expect(fault('ReplicationSource.create', { tags: { owner: Fn.ref('Owner') } })).toBeUndefined();
  });
});

describe('a token that is an object, in which nothing can be read, is refused', () => {
  const token = Lazy.any({ produce: () => 'anything' });

  test.each<[string, object, string]>([
    ['a text', { roleName: token }, 'pass the form of the token that CDK makes with Token.asString()'],
    ['a number', { rules: [{ priority: token }] }, 'pass the form of the token that CDK makes with Token.asNumber()'],
    ['a list of texts', { formerRoleNames: token }, 'pass the form of the token that CDK makes with Token.asList()'],
    ['an enum', { encryption: token }, 'it has to be known at synth time: pass a member of aws_s3.BucketEncryption'],
    ['a list', { rules: token }, 'it has to be known at synth time: pass a list, of which each element is'],
    ['a struct', { rules: [token] }, 'it has to be known at synth time: pass an object with'],
    ['an object of ours', { source: token }, 'it has to be known at synth time: make one with ReplicationSource.create()'],
    ['an object of CDK', { replicationRole: token }, 'it has to be known at synth time: pass an aws_iam.IRole'],
  ])('in place of %s', (_what, props, remedy) => {
    expect(() => checkCall(NEW, [{ destinations, ...props }])).toThrow(`got "a token that is an object"; ${remedy}`);
  });

  test('in place of a map', () => {
    expect(fault('ReplicationSource.create', { tags: token })).toBe('PropTypeInvalid');
  });

  test('also as a text in place of an object', () => {
    expect(fault(NEW, { destinations, replicationRole: Fn.ref('Role') })).toBe('PropTypeInvalid');
  });
});

test('an element of a list that was never set is missing', () => {
  const sparse = [...destinations];
  sparse.length = 2;
  expect(fault(NEW, { destinations: sparse })).toBe('PropMissing');
});

describe('every value of the declared type passes', () => {
  test('of all props at once', () => {
    const stack = sourceStack();
    const props: Required<EncryptedCrossRegionReplicationProps> = {
      destinations,
      source: ReplicationSource.create(),
      rules: [{ filter: ReplicationFilter.prefix('logs/'), destinations }],
      keys: ReplicationKeys.multiRegion(),
      encryption: BucketEncryption.KMS,
      bucketKeyEnabled: true,
      replicationRole: iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111111111111:role/r'),
      roleName: 'name',
      rolePath: '/',
      formerRoleNames: [],
      encryptionEnforcement: EncryptionEnforcement.none(),
      perimeter: new DataPerimeter({ organizationId: 'o-a1b2c3d4e5' }),
      accessLogs: AccessLogs.managed(),
      events: ReplicationEvents.toTopic(new Topic(stack, 'Topic')),
      monitoring: new ReplicationMonitoring(),
      proof: false,
    };
    expect(fault(NEW, props)).toBeUndefined();
  });

  test('of a number that is not a text', () => {
    expect(fault('new MultiRegionKey', { pendingWindow: Duration.days(7), removalPolicy: 'destroy' })).toBeUndefined();
  });

  test.each([undefined, null])('of props that are left out as %p', (nothing) => {
    expect(fault(NEW, { destinations, rules: nothing, roleName: nothing })).toBeUndefined();
  });

  test('of arguments that are left out', () => {
    expect(fault('new ReplicationRole')).toBeUndefined();
    expect(fault('ReplicationDestination.inRegion', 'eu-west-1')).toBeUndefined();
  });

  test('of an object without a prototype', () => {
    expect(fault(NEW, Object.assign(Object.create(null), { destinations }))).toBeUndefined();
  });

  test('of an unknown prop that has no value', () => {
    expect(fault(NEW, { destinations, destinatons: undefined })).toBeUndefined();
  });
});

test('an object of a class of one\'s own may be passed as a struct, with members of its own', () => {
  class Options implements ReplicationDestinationOptions {
    public readonly bucketName = 'replica';
    public readonly costCenter = 7;
  }
  expect(fault('ReplicationDestination.inRegion', 'eu-west-1', new Options())).toBeUndefined();
  class Wrong { public readonly bucketName = 7; }
  expect(fault('ReplicationDestination.inRegion', 'eu-west-1', new Wrong())).toBe('PropTypeInvalid');
});

test('an object whose members are accessors, as jsii makes it of an object of another language, passes', () => {
  const proxied = Object.create({}, { grantPrincipal: { get: () => new iam.AnyPrincipal() }, roleArn: { get: () => 'arn' } });
  expect(fault(NEW, { destinations, replicationRole: proxied })).toBeUndefined();
});

test('an object of a class that extends one of ours passes, whatever its name', () => {
  class OurPerimeter extends DataPerimeter {}
  class OurProtection extends ReplicaProtection {}
  expect(fault(NEW, { destinations, perimeter: new OurPerimeter({ organizationId: 'o-a1b2c3d4e5' }) })).toBeUndefined();
  expect(fault('ReplicationDestination.inRegion', 'eu-west-1', { protection: new OurProtection({ breakGlassRoleArns: [] }) }))
    .toBeUndefined();
});

test('a class is known by the name that jsii recorded, which another copy of the package has too', () => {
  const recorded = (fqn: string) =>
    Object.assign(class Renamed2 {}, { [Symbol.for('jsii.rtti')]: { fqn, version: '1.0.0' } });
  const Perimeter = recorded('cdk-encrypted-replication.DataPerimeter');
  const Logs = recorded('cdk-encrypted-replication.AccessLogs');
  expect(fault(NEW, { destinations, perimeter: new Perimeter() })).toBeUndefined();
  expect(fault(NEW, { destinations, perimeter: new Logs() })).toBe('PropTypeInvalid');
});

test('an object of a class that nobody knows passes: a bundler may have renamed it', () => {
  class A {}
  expect(fault(NEW, { destinations, perimeter: new A() })).toBeUndefined();
});

describe('a construct of a class that extends ours', () => {
  interface OurProps extends EncryptedCrossRegionReplicationProps {
    readonly costCenter: string;
  }

  class OurReplication extends EncryptedCrossRegionReplication {
    constructor(scope: Stack, id: string, props: OurProps) {
      super(scope, id, props);
    }
  }

  test('passes on its props with those of its own', () => {
    const { replicas } = new OurReplication(sourceStack(), 'Replication', { destinations, costCenter: '7' });
    expect(replicas).toHaveLength(1);
  });

  test('is checked for types, and for names in objects inside', () => {
    const ours = (props: object) => () => new OurReplication(sourceStack(), 'Replication', { costCenter: '7', ...props } as OurProps);
    expect(ours({ destinations: ['eu-west-1'] })).toThrow(/^PropTypeInvalid/);
    expect(ours({ destinations, rules: [{ filtr: 1 }] })).toThrow(/^PropUnknown/);
  });

  test('of a key passes on to its replicas what they know', () => {
    class OurKey extends MultiRegionKey {}
    const key = new OurKey(sourceStack(), 'Key', { description: 'ours', team: 'data' } as object);
    expect(key.replicaIn('eu-west-1').node.id).toBe('ReplicaKey');
  });

  test.each<[string, (stack: Stack) => unknown]>([
    ['a role', (stack) => new (class extends ReplicationRole {})(stack, 'Role', { team: 'data' } as object)],
    ['a replica key', (stack) => new (class extends ReplicaKey {})(stackBeside(stack, 'Backup'), 'Key', {
      primaryKey: new MultiRegionKey(stack, 'Key'), team: 'data',
    } as never)],
  ])('may be %s', (_what, create) => {
    expect(create(sourceStack())).toBeDefined();
  });
});

test.each<[string, unknown, string]>([
  ['a function without a name', [() => undefined][0], '"the function"'],
  ['an object without members', {}, '"an object with no props"'],
])('a message shows %s', (_what, accessLogs, text) => {
  expect(() => checkCall(NEW, [{ destinations, accessLogs }])).toThrow(`is not an AccessLogs, got ${text}; make one with`);
});

test('null in place of an object is no object', () => {
  expect(() => checkCall('new ReplicationRole', [null])).toThrow("'props' of new ReplicationRole() is not a ReplicationRoleProps, got null");
});

test('a prop that every object inherits is not known for that', () => {
  expect(() => replicate({ constructor: 'x' } as never)).toThrow(/^PropUnknown: 'constructor' .*its props are/s);
});

test('the interfaces of CDK that are known by a member are those of the table, but those that several classes share', () => {
  const types = [...Object.values(STRUCTS), ...Object.values(CALLS)].flatMap((shape) => Object.values<string>(shape));
  const interfaces = types.flatMap((type) => /^object (aws_\w+\.I[A-Z]\w+)/.exec(type)?.[1] ?? []);
  const accepting = (type: string) => isOfType(new iam.AnyPrincipal(), `object ${type}`);
  expect([...new Set(interfaces)].filter(accepting).sort()).toEqual(['aws_iam.IGrantable', 'aws_iam.IPrincipal']);
});
