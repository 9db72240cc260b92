import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnParameter, Stack, Token } from 'aws-cdk-lib';
import { CfnKey } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct, RootConstruct } from 'constructs';
import { ReplicationSimulator, UploadEncryption } from 'cdk-encrypted-replication';
import { plainApp, simulatePlain } from '../outcomes/plain-app';
import type { ErrorCase } from './error-case';
import { sourceStack } from './fixture';

const KEY = 'reports/2026.csv';

function keyOfParameter(): string {
  return new CfnParameter(sourceStack(), 'Key').valueAsString;
}

const assemblies: readonly ErrorCase[] = [
  {
    code: 'AssemblyUnreadable',
    title: 'fails when a folder does not exist',
    act: () => ReplicationSimulator.fromAssembly(join(tmpdir(), 'no', 'such', 'folder')),
    problem: 'the folder does not exist',
    value: /no.such.folder/,
    remedy: '`cdk synth`',
    path: null,
  },
  {
    code: 'AssemblyUnreadable',
    title: 'fails when a folder holds no assembly',
    act: () => ReplicationSimulator.fromAssembly(mkdtempSync(join(tmpdir(), 'empty-'))),
    problem: 'the folder has no manifest.json',
    value: /empty-/,
    remedy: '`cdk synth`',
    path: null,
  },
  {
    code: 'SimulatorWithoutReplication',
    title: 'fails when nothing replicates in an app',
    act: () => {
      const stack = sourceStack();
      new Bucket(stack, 'Bucket');
      ReplicationSimulator.fromApp(stack);
    },
    problem: 'no bucket of the templates has a replication configuration',
    value: ['Documents'],
    remedy: 'simulate the assembly of the app that has the source bucket',
    path: null,
  },
  {
    code: 'SimulatorWithoutReplication',
    title: 'fails without an assembly',
    act: () => ReplicationSimulator.fromAssembly(),
    problem: 'no bucket of the templates has a replication configuration',
    value: [],
    remedy: 'simulate the assembly of the app that has the source bucket',
    path: null,
  },
  {
    code: 'SimulatorScopeInvalid',
    title: 'fails for a construct outside an app',
    act: () => ReplicationSimulator.fromApp(new Construct(new RootConstruct(), 'Deep')),
    problem: 'there is no app to synthesize',
    remedy: "give the 'App', or a construct in one",
    path: 'Deep',
  },
];

const names: readonly ErrorCase[] = [
  {
    code: 'SimulatorBucketUnknown',
    title: 'fails when no bucket has the name',
    act: () => simulatePlain().putObject('documents', KEY),
    problem: 'no bucket of the templates has this name',
    value: 'documents',
    remedy: 'plain-replica (Plain/Replica), plain-source (Plain/Source)',
    path: null,
  },
  {
    code: 'SimulatorBucketUnknown',
    title: 'fails when a bucket has nearly the name, and suggests it',
    act: () => simulatePlain().putObject('Plain/Sorce', KEY),
    problem: 'no bucket of the templates has this name',
    value: 'Plain/Sorce',
    remedy: 'did you mean "Plain/Source"? Or use the name or construct path of one of plain-replica (Plain/Replica)',
    path: null,
  },
  {
    code: 'SimulatorBucketUnknown',
    title: 'fails when the name of the bucket is a token that is no bucket',
    act: () => simulatePlain().putObject(Token.asString({ Ref: 'AWS::StackName' }), KEY),
    problem: 'no bucket of the templates has this name',
    value: '<token>',
    remedy: 'use the name or construct path of one of',
    path: null,
  },
  {
    code: 'SimulatorBucketUnknown',
    title: 'fails when two buckets have the logical id',
    act: () => {
      const app = new App();
      for (const id of ['One', 'Two']) {
        const stack = new Stack(app, id);
        const bucket = new Bucket(stack, 'Bucket', { versioned: true });
        new Bucket(stack, 'Source', { versioned: true, replicationRules: [{ destination: bucket }] });
      }
      ReplicationSimulator.fromApp(app).putObject('Bucket83908E77', KEY);
    },
    problem: 'several buckets of the templates have this name',
    value: 'Bucket83908E77',
    remedy: '<One.Bucket83908E77> (One/Bucket/Resource), <Two.Bucket83908E77> (Two/Bucket/Resource)',
    path: null,
  },
  {
    code: 'SimulatorKeyUnknown',
    title: 'fails when two KMS keys have the logical id',
    act: () => {
      const app = plainApp();
      const stack = new Stack(app, 'Other');
      new CfnKey(stack, 'OtherKey');
      ReplicationSimulator.fromApp(app).putObject('Source', KEY, { encryption: UploadEncryption.kms('OtherKey') });
    },
    problem: 'several keys of the templates have this name',
    value: 'OtherKey',
    remedy: 'one of Other/OtherKey, Plain/OtherKey, or the ARN of another key',
    path: null,
  },
  {
    code: 'SimulatorKeyUnknown',
    title: 'fails when the KMS key is a token that is no key',
    act: () => simulatePlain().putObject('Source', KEY, { encryption: UploadEncryption.kms(keyOfParameter()) }),
    problem: 'the token is not a key of the templates',
    value: '<token>',
    remedy: 'Plain/OtherKey, Plain/ReplicaKey, Plain/SourceKey',
    path: null,
  },
];

const objects: readonly ErrorCase[] = [
  ...['', 'k'.repeat(1025), 'ä'.repeat(513)].map((key): ErrorCase => ({
    code: 'ObjectKeyInvalid',
    title: `fails when the object key is ${Buffer.byteLength(key)} bytes long`,
    act: () => simulatePlain().putObject('Source', key),
    problem: 'an object key breaks a rule of S3',
    value: key,
    remedy: 'use a text of 1 to 1,024 bytes in UTF-8',
    path: null,
  })),
  {
    code: 'ObjectKeyInvalid',
    title: 'fails when the object key is a token',
    act: () => simulatePlain().deleteObject('Source', Token.asString({ Ref: 'Key' })),
    problem: 'or is a token',
    value: '<token>',
    remedy: 'use a text of 1 to 1,024 bytes in UTF-8',
    path: null,
  },
  {
    code: 'SimulatorObjectUnknown',
    title: 'fails when an object is changed that was never put',
    act: () => simulatePlain().putObjectTagging('Source', KEY, {}),
    problem: 'the simulation has no such object in bucket "plain-source"',
    value: KEY,
    remedy: 'put it first',
    path: null,
  },
  {
    code: 'SimulatorObjectUnknown',
    title: 'fails when a version is deleted that is not there',
    act: () => simulatePlain().deleteNewestVersion('Source', KEY),
    problem: 'the simulation has no such object in bucket "plain-source"',
    value: KEY,
    remedy: 'put it first',
    path: null,
  },
  {
    code: 'SimulatorObjectUnknown',
    title: 'fails when an object is changed that has a delete marker',
    act: () => {
      const simulator = simulatePlain();
      simulator.putObject('Source', KEY);
      simulator.deleteObject('Source', KEY);
      simulator.putObjectTagging('Source', KEY, {});
    },
    problem: 'the simulation has no such object in bucket "plain-source"',
    value: KEY,
    remedy: 'put it first',
    path: null,
  },
];

export const SIMULATOR_CASES: readonly ErrorCase[] = [...assemblies, ...names, ...objects];
