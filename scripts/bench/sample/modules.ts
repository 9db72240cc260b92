import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';

/** Loads what the library needs of aws-cdk-lib, which loads what a module exports on first use. */
export function loadModules(): void {
  for (const module of [iam, kms, s3]) {
    Object.values(module);
  }
}
