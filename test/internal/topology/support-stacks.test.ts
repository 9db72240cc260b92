import { Aspects, CfnResource, DefaultStackSynthesizer, NestedStack, PermissionsBoundary, Stack, StackSynthesizer, Stage, Tag, Tags } from 'aws-cdk-lib';
import type { DockerImageAssetLocation, FileAssetLocation, ISynthesisSession } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { EncryptedCrossRegionReplication, ReplicationDestination } from 'cdk-encrypted-replication';
import {
  ACCOUNT,
  BUCKET,
  KEY,
  KEY_STACK,
  REPLICA_KEY_TYPE,
  REPLICA_REGION,
  REPLICA_STACK,
  SOURCE_REGION,
  SOURCE_STACK,
  appWith,
  replicationIn,
} from '../../support/replication';
import { Synthesized } from '../../support/synthesized';

const ENV = { account: ACCOUNT, region: SOURCE_REGION };
/** Has no `reusableBind`, and no assets. */
class SingleUseSynthesizer extends StackSynthesizer {
  public addFileAsset(): FileAssetLocation {
    throw new Error('not needed');
  }

  public addDockerImageAsset(): DockerImageAssetLocation {
    throw new Error('not needed');
  }

  public synthesize(session: ISynthesisSession): void {
    this.synthesizeTemplate(session);
    this.emitArtifact(session);
  }
}

const SUPPORT = [KEY_STACK, REPLICA_STACK];

function destinations(...regions: string[]): ReplicationDestination[] {
  return (regions.length > 0 ? regions : [REPLICA_REGION]).map((region) => ReplicationDestination.inRegion(region));
}

describe('the stacks of a replication', () => {
  test('are source, key and replica, deployed in the order key, replica, source', () => {
    const { synthesized } = replicationIn();
    expect(synthesized.stackNames).toEqual([SOURCE_STACK, KEY_STACK, REPLICA_STACK]);
    expect(synthesized.dependenciesOf(KEY_STACK)).toEqual([]);
    expect(synthesized.dependenciesOf(REPLICA_STACK)).toEqual([KEY_STACK]);
    expect(synthesized.dependenciesOf(SOURCE_STACK)).toEqual([KEY_STACK, REPLICA_STACK]);
  });

  test('are in their environments', () => {
    const { synthesized } = replicationIn();
    expect(synthesized.artifact(KEY_STACK).environment).toMatchObject(ENV);
    expect(synthesized.artifact(REPLICA_STACK).environment).toMatchObject({ account: ACCOUNT, region: REPLICA_REGION });
  });

  test.each([ACCOUNT, 'token'])('refer to each other weakly and wait for each other in account %s', (account) => {
    const { synthesized } = replicationIn({ account, props: { destinations: destinations('eu-west-1', 'us-west-2') } });
    expect(synthesized.strongMeans()).toEqual([]);
    expect(synthesized.edges().length).toBeGreaterThan(0);
    for (const { consumer, producer, region } of synthesized.edges()) {
      expect(synthesized.dependenciesOf(consumer)).toContain(producer);
      expect(region).toBe(synthesized.artifact(producer).environment.region);
    }
  });

  test('refer to each other weakly although the default of the app is strong', () => {
    const { synthesized } = replicationIn({ app: { context: { '@aws-cdk/core:defaultCrossStackReferences': 'strong' } } });
    expect(synthesized.strongMeans()).toEqual([]);
  });

  test('serve a second replication in the same stack too', () => {
    // GIVEN
    const { app, stack } = replicationIn();

    // WHEN
    new EncryptedCrossRegionReplication(stack, 'Second', { destinations: destinations(REPLICA_REGION, 'us-west-2') });

    // THEN
    const synthesized = new Synthesized(app);
    expect(synthesized.stackNames).toEqual([SOURCE_STACK, KEY_STACK, REPLICA_STACK, 'Documents-replica-us-west-2']);
    expect(Object.keys(synthesized.resources(KEY_STACK, KEY))).toHaveLength(2);
    expect(Object.keys(synthesized.resources(REPLICA_STACK, REPLICA_KEY_TYPE))).toHaveLength(2);
    expect(Object.keys(synthesized.resources('Documents-replica-us-west-2', REPLICA_KEY_TYPE))).toHaveLength(1);
  });

  test('are others for another source stack', () => {
    // GIVEN
    const { app } = replicationIn();

    // WHEN
    new EncryptedCrossRegionReplication(new Stack(app, 'Invoices', { env: ENV }), 'Replication', { destinations: destinations() });

    // THEN
    expect(new Synthesized(app).stackNames).toEqual([
      SOURCE_STACK,
      KEY_STACK,
      REPLICA_STACK,
      'Invoices',
      'Invoices-key',
      'Invoices-replica-eu-west-1',
    ]);
  });

  test('take their names from the name of the source stack, not from its id', () => {
    const { synthesized } = replicationIn({ stack: { stackName: 'prod-documents' } });
    expect(synthesized.stackNames).toEqual(['prod-documents', 'prod-documents-key', 'prod-documents-replica-eu-west-1']);
  });

  test('have names of at most 128 characters that stay apart', () => {
    const { synthesized } = replicationIn({ stack: { stackName: 'd'.repeat(128) }, props: { destinations: destinations('eu-west-1', 'eu-west-2') } });
    expect(synthesized.stackNames).toHaveLength(4);
    for (const name of synthesized.stackNames) {
      expect(name.length).toBeLessThanOrEqual(128);
    }
  });
});

describe('support stacks inherit', () => {
  test('the synthesizer with its qualifier', () => {
    const { app, stack, replication } = replicationIn({
      stack: { synthesizer: new DefaultStackSynthesizer({ qualifier: 'custom123' }) },
    });
    app.synth();
    for (const each of [stack, replication.keyStack!, replication.replica(REPLICA_REGION).stack!]) {
      expect(each.synthesizer.bootstrapQualifier).toBe('custom123');
      expect(JSON.stringify(Template.fromStack(each).toJSON().Parameters)).toContain('/cdk-bootstrap/custom123/version');
    }
  });

  test('the default of the app where the synthesizer belongs to one stack alone', () => {
    const { synthesized } = replicationIn({ stack: { synthesizer: new SingleUseSynthesizer() } });
    expect(synthesized.text(SOURCE_STACK)).not.toContain('/cdk-bootstrap/');
    for (const name of SUPPORT) {
      expect(synthesized.text(name)).toContain('/cdk-bootstrap/hnb659fds/version');
    }
  });

  test('termination protection', () => {
    const { synthesized } = replicationIn({ stack: { terminationProtection: true } });
    for (const name of SUPPORT) {
      expect(synthesized.artifact(name).terminationProtection).toBe(true);
    }
  });

  test('no termination protection where the source stack has none', () => {
    const { synthesized } = replicationIn();
    for (const name of SUPPORT) {
      expect(synthesized.artifact(name).terminationProtection ?? false).toBe(false);
    }
  });

  test.each([
    ['name', PermissionsBoundary.fromName('boundary'), 'arn:${AWS::Partition}:iam::111111111111:policy/boundary'],
    ['ARN', PermissionsBoundary.fromArn('arn:aws:iam::111111111111:policy/b'), 'arn:aws:iam::111111111111:policy/b'],
  ])('the permissions boundary by %s', (_case, permissionsBoundary, arn) => {
    // GIVEN
    const { app, replication } = replicationIn({ stack: { permissionsBoundary } });
    const replicaStack = replication.replica(REPLICA_REGION).stack!;

    // WHEN
    new Role(replicaStack, 'Reader', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });

    // THEN
    const { Properties } = new Synthesized(app).resource(REPLICA_STACK, 'AWS::IAM::Role');
    expect(Properties.PermissionsBoundary).toBe(arn);
  });

  test('the tags of the stack', () => {
    const { synthesized } = replicationIn({ stack: { tags: { team: 'archive' } } });
    for (const name of [SOURCE_STACK, ...SUPPORT]) {
      expect(synthesized.artifact(name).tags).toEqual({ team: 'archive' });
    }
  });

  test('tags that are added later to the source stack', () => {
    // GIVEN
    const { app, stack } = replicationIn();

    // WHEN
    Tags.of(stack).add('team', 'archive');

    // THEN
    const tags = [{ Key: 'team', Value: 'archive' }];
    const synthesized = new Synthesized(app);
    expect(synthesized.resource(KEY_STACK, KEY).Properties.Tags).toEqual(tags);
    expect(synthesized.resource(REPLICA_STACK, REPLICA_KEY_TYPE).Properties.Tags).toEqual(tags);
    expect(synthesized.resource(REPLICA_STACK, BUCKET, 'ReplicaBucket').Properties.Tags).toEqual(tags);
  });

  test('the removal of a tag', () => {
    // GIVEN
    const { app, stack } = replicationIn();
    Tags.of(app).add('team', 'archive');

    // WHEN
    Tags.of(stack).remove('team', { priority: 300 });

    // THEN
    expect(new Synthesized(app).resource(KEY_STACK, KEY).Properties).not.toHaveProperty('Tags');
  });

  test('no aspect that is not a tag', () => {
    // GIVEN
    const { app, stack } = replicationIn();
    const visited: string[] = [];

    // WHEN
    Aspects.of(stack).add({ visit: (node) => void visited.push(node.node.path) });
    Aspects.of(stack).add(new Tag('team', 'archive'));
    app.synth();

    // THEN
    expect(visited).toContain(SOURCE_STACK);
    expect(visited.filter((path) => SUPPORT.some((name) => path.startsWith(name)))).toEqual([]);
  });
});

describe('a nested stack as the scope', () => {
  const nested = () => {
    const app = appWith();
    const parent = new Stack(app, 'Parent', { env: ENV });
    const scope = new NestedStack(parent, 'Nested');
    const replication = new EncryptedCrossRegionReplication(scope, 'Replication', { destinations: destinations() });
    return { app, parent, scope, replication };
  };

  test('has support stacks beside its parent, which waits for them', () => {
    const synthesized = new Synthesized(nested().app);
    expect(synthesized.stackNames).toEqual(['Parent', 'Parent-key', 'Parent-replica-eu-west-1']);
    expect(synthesized.dependenciesOf('Parent')).toEqual(['Parent-key', 'Parent-replica-eu-west-1']);
    expect(synthesized.strongMeans()).toEqual([]);
  });

  test('holds the source bucket, under a name of the parent and the path', () => {
    const { replication, scope } = nested();
    expect(replication.sourceStack).toBe(scope);
    Template.fromStack(scope).hasResourceProperties(BUCKET, {
      BucketName: Match.stringLikeRegexp('^parent-nested-[a-z-]*[0-9a-f]{8}-111111111111-ap-southeast-1-an$'),
      ReplicationConfiguration: Match.anyValue(),
    });
  });
});

describe('a Stage as the scope of the source stack', () => {
  const staged = () => {
    const app = appWith();
    for (const id of ['Test', 'Prod']) {
      const stage = new Stage(app, id, { env: ENV });
      new EncryptedCrossRegionReplication(new Stack(stage, SOURCE_STACK), 'Replication', { destinations: destinations() });
    }
    return new Synthesized(app);
  };

  test('has support stacks in each Stage', () => {
    expect(staged().stackNames).toEqual(
      ['Prod', 'Test'].flatMap((id) => [SOURCE_STACK, ...SUPPORT].map((name) => `${id}-${name}`)),
    );
  });

  test('keeps physical names of two Stages apart', () => {
    const synthesized = staged();
    const names = synthesized.stackNames.flatMap((stack) => [
      ...Object.values(synthesized.resources(stack, BUCKET)).map(({ Properties }) => Properties.BucketName),
      ...Object.values(synthesized.resources(stack, 'AWS::IAM::Role')).map(({ Properties }) => Properties.RoleName),
    ]);
    expect(names).toHaveLength(10);
    expect(new Set(names).size).toBe(names.length);
  });
});

test('a support stack may hold further resources of the user', () => {
  const { app, replication } = replicationIn();
  new CfnResource(replication.keyStack!, 'Mine', { type: 'Test::Resource' });
  expect(Object.keys(new Synthesized(app).resources(KEY_STACK, 'Test::Resource'))).toEqual(['Mine']);
});
