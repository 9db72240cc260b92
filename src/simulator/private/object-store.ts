import type { Bucket } from '../../analysis/model/deployment-model';
import type { ObjectVersion } from './object-version';

/** The versions in all buckets, the newest last. */
export class ObjectStore {
  private readonly versions = new Map<string, ObjectVersion[]>();

  public add(version: ObjectVersion): void {
    this.getVersions(version).push(version);
  }

  /** The newest version; a delete marker too. */
  public getNewest(bucket: Bucket, key: string): ObjectVersion | undefined {
    const versions = this.getVersions({ bucket, key });
    return versions[versions.length - 1];
  }

  /** Replaces the newest version by a changed one. */
  public replaceNewest(version: ObjectVersion): void {
    this.removeNewest(version);
    this.add(version);
  }

  public removeNewest(object: Pick<ObjectVersion, 'bucket' | 'key'>): void {
    this.getVersions(object).pop();
  }

  private getVersions({ bucket, key }: Pick<ObjectVersion, 'bucket' | 'key'>): ObjectVersion[] {
    const id = `${bucket.arn}/${key}`;
    const versions = this.versions.get(id) ?? [];
    this.versions.set(id, versions);
    return versions;
  }
}
