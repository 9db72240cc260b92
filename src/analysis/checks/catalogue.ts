import { ASSUME_ROLE } from './assume-role';
import { BUCKET_NAMES_UNIQUE } from './bucket-names-unique';
import { CONFIGURATION_PRESENT, CONFIGURATION_RESOLVED, CONFIGURATION_SHAPE, RULE_ENABLED } from './configuration';
import { DECRYPT_SOURCE } from './decrypt-source';
import { DESTINATION_FIRST, NO_RESOURCE_CYCLE, PRINCIPALS_EXIST } from './deployment-order';
import { DESTINATION_IS_ANOTHER, DESTINATION_OWNER, OBJECT_LOCK_ON_DESTINATION } from './destination-bucket';
import { DESTINATION_KNOWN, REPLICA_KEY_KNOWN, SOURCE_KEY_KNOWN } from './known-resources';
import { DESTINATION_VERSIONED, SOURCE_VERSIONED } from './versioned-buckets';
import { ENCRYPT_REPLICA } from './encrypt-replica';
import { GENERATE_REPLICA_DATA_KEY } from './generate-replica-data-key';
import { HEADERLESS_UPLOADS } from './headerless-uploads';
import { KEY_ADMINISTRABLE } from './key-administrable';
import { LIST_SOURCE_BUCKET } from './list-source-bucket';
import { ONE_BUCKET_POLICY, POLICIES_WELL_FORMED } from './policies';
import { OVERRIDE_OWNER } from './override-owner';
import { PARTS_UNCONDITIONAL, TEMPLATES_FINAL } from './uncertain-templates';
import { READ_REPLICATION_CONFIGURATION } from './read-replication-configuration';
import { READ_SOURCE_ACL } from './read-source-acl';
import { READ_SOURCE_LEGAL_HOLD } from './read-source-legal-hold';
import { READ_SOURCE_OBJECT } from './read-source-object';
import { READ_SOURCE_RETENTION } from './read-source-retention';
import { READ_SOURCE_TAGS } from './read-source-tags';
import { REPLICA_KEY_ARN, REPLICA_KEY_REGION } from './replica-key';
import { REPLICA_KEY_ENABLED, REPLICA_KEY_SYMMETRIC, SOURCE_KEY_ENABLED, SOURCE_KEY_SYMMETRIC } from './usable-keys';
import { REPLICA_KEY_PRIMARY } from './replica-key-primary';
import { REPLICATE_DELETE_MARKER } from './replicate-delete-marker';
import { REPLICATE_OBJECT } from './replicate-object';
import { REPLICATE_TAGS } from './replicate-tags';
import { REPLICATION_GIVEN } from './replication-not-in-templates';
import type { Check } from './check';
import { ROLE_ACCOUNT, ROLE_KNOWN } from './role';
import { ROLE_ACTIONS_NEEDED } from './least-privilege/excess-actions';
import { ROLE_KEYS_FOR_BUCKET } from './least-privilege/excess-key-use-for-other-objects';
import { ROLE_KEYS_THROUGH_S3 } from './least-privilege/excess-key-use-outside-s3';
import { ROLE_RESOURCES_NEEDED } from './least-privilege/excess-resources';
import { SSE_C_UNBLOCKED, SSE_KMS_OPT_IN } from './encrypted-objects';
import { TRUST_ONLY_S3 } from './least-privilege/excess-trust';
import { VERIFY_REPLICA_BUCKET_KEY } from './verify-replica-bucket-key';

/** Requirements that belong together. */
export interface CheckGroup {
  readonly title: string;
  readonly checks: readonly Check[];
}

/** Every requirement, in the order of the reference page; one file each. */
export const CHECK_GROUPS: readonly CheckGroup[] = [
  {
    title: 'The role, the source bucket and its key',
    checks: [
      ROLE_KNOWN,
      ASSUME_ROLE,
      ROLE_ACCOUNT,
      READ_REPLICATION_CONFIGURATION,
      LIST_SOURCE_BUCKET,
      READ_SOURCE_OBJECT,
      READ_SOURCE_ACL,
      READ_SOURCE_TAGS,
      READ_SOURCE_RETENTION,
      READ_SOURCE_LEGAL_HOLD,
      SOURCE_KEY_KNOWN,
      DECRYPT_SOURCE,
      SOURCE_KEY_ENABLED,
      SOURCE_KEY_SYMMETRIC,
      SOURCE_VERSIONED,
    ],
  },
  {
    title: 'The destination bucket',
    checks: [
      DESTINATION_KNOWN,
      DESTINATION_IS_ANOTHER,
      DESTINATION_OWNER,
      DESTINATION_VERSIONED,
      DESTINATION_FIRST,
      OBJECT_LOCK_ON_DESTINATION,
      REPLICATE_OBJECT,
      REPLICATE_TAGS,
      REPLICATE_DELETE_MARKER,
      OVERRIDE_OWNER,
    ],
  },
  {
    title: 'The key of the replicas',
    checks: [
      SSE_KMS_OPT_IN,
      REPLICA_KEY_KNOWN,
      REPLICA_KEY_ARN,
      REPLICA_KEY_REGION,
      REPLICA_KEY_ENABLED,
      REPLICA_KEY_SYMMETRIC,
      REPLICA_KEY_PRIMARY,
      ENCRYPT_REPLICA,
      VERIFY_REPLICA_BUCKET_KEY,
      GENERATE_REPLICA_DATA_KEY,
      SSE_C_UNBLOCKED,
    ],
  },
  {
    title: 'Documents and templates',
    checks: [
      REPLICATION_GIVEN,
      PARTS_UNCONDITIONAL,
      TEMPLATES_FINAL,
      CONFIGURATION_PRESENT,
      CONFIGURATION_SHAPE,
      RULE_ENABLED,
      CONFIGURATION_RESOLVED,
      POLICIES_WELL_FORMED,
      BUCKET_NAMES_UNIQUE,
      ONE_BUCKET_POLICY,
      PRINCIPALS_EXIST,
      KEY_ADMINISTRABLE,
      NO_RESOURCE_CYCLE,
      HEADERLESS_UPLOADS,
    ],
  },
  {
    title: 'Beyond need',
    checks: [
      ROLE_ACTIONS_NEEDED,
      ROLE_RESOURCES_NEEDED,
      ROLE_KEYS_THROUGH_S3,
      ROLE_KEYS_FOR_BUCKET,
      TRUST_ONLY_S3,
    ],
  },
];

export const CHECKS: readonly Check[] = CHECK_GROUPS.flatMap(({ checks }) => checks);
