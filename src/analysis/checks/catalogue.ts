import { ACKNOWLEDGEMENT_MATCHES_NOTHING } from './acknowledgement-matches-nothing';
import { ACTION_EXISTS } from './action-exists';
import { AWS_MANAGED_REPLICA_KEY, AWS_MANAGED_SOURCE_KEY } from './aws-managed-key';
import { BUCKET_POLICY_RESOURCES } from './bucket-policy-resources';
import { CANARY_PERMITTED } from './canary-permitted';
import type { Check } from './check';
import { CONFIGURATION_PRESENT, CONFIGURATION_RESOLVED, CONFIGURATION_SHAPE, RULE_ENABLED } from './configuration';
import { CUSTOM_RESOURCE_PERMITTED } from './custom-resource-permitted';
import { CHANGED_BY_CUSTOM_RESOURCE, ONE_REPLICATION_CONFIGURATION } from './custom-resources';
import { DEFAULT_KEY_ALIAS } from './default-key-alias';
import { DESTINATION_FIRST, NAMED_RESOURCES_EXIST, NO_RESOURCE_CYCLE, NO_STACK_CYCLE, PRINCIPALS_EXIST } from './deployment-order';
import { DESTINATION_IS_SOURCE, DESTINATION_OWNER, DESTINATION_VERSIONED, SOURCE_VERSIONED } from './destination-bucket';
import { BUCKET_NAMES_UNIQUE, ONE_BUCKET_POLICY, POLICIES_WELL_FORMED } from './duplicate-resources';
import { DESTINATION_ENCRYPTED_WITH_KMS, SOURCE_ENCRYPTED_WITH_KMS, SSE_C_UNBLOCKED, SSE_KMS_OPT_IN } from './encrypted-objects';
import { HEADERLESS_UPLOADS } from './headerless-uploads';
import { KEY_ADMINISTRABLE } from './key-administrable';
import { DEFAULT_KEY_FORM, REPLICA_KEY_FORM } from './key-form';
import { DESTINATION_KNOWN, MANAGED_POLICY_KNOWN, REPLICA_KEY_KNOWN, SOURCE_KEY_KNOWN, ROLE_ACCOUNT, ROLE_KNOWN } from './known-resources';
import { EXCESS_PERMISSIONS } from './least-privilege/excess-permissions';
import { EXCESS_RESOURCE_POLICY } from './least-privilege/excess-resource-policy';
import { EXCESS_TRUST } from './least-privilege/excess-trust';
import { LITERAL_PREFIX } from './literal-prefix';
import { OBJECT_LOCK_ON_DESTINATION, OBJECT_LOCK_STATED } from './object-lock';
import { SWITCHED_BY_PARAMETER } from './parameter-switches';
import { createPermissionChecks } from './permission-checks';
import { PROPERTIES_WELL_FORMED } from './properties-well-formed';
import { PUBLIC_POLICY_BLOCKED, PUBLIC_POLICY_RESTRICTED } from './public-policy';
import { REPLICA_KEY_ARN, REPLICA_KEY_REGION } from './replica-key';
import { REPLICA_KEY_PRIMARY } from './replica-key-primary';
import { BUCKET_POLICY_PLACE, DEFAULT_KEY_REGION } from './resource-places';
import { RESOURCE_READABLE, TEMPLATE_FORMAT } from './template-format';
import { OUTPUT_READABLE, TEMPLATE_WELL_FORMED } from './template-well-formed';
import { REPLICATION_NOT_IN_TEMPLATES, CONDITIONAL_RESOURCE, TEMPLATE_REWRITTEN_BY_MACRO } from './uncertain-templates';
import { ALIAS_NAMES_UNIQUE, IAM_NAMES_UNIQUE, INLINE_POLICY_NAMES_UNIQUE } from './unique-names';
import { REPLICA_KEY_ENABLED, REPLICA_KEY_SYMMETRIC, SOURCE_KEY_ENABLED, SOURCE_KEY_SYMMETRIC } from './usable-keys';

/** Checks that belong together. */
export interface CheckGroup {
  readonly title: string;
  readonly checks: readonly Check[];
}

/** Every check, in the order of the reference page. */
export const CHECK_GROUPS: readonly CheckGroup[] = [
  {
    title: 'The role, the source bucket and its key',
    checks: [
      ROLE_KNOWN,
      ROLE_ACCOUNT,
      MANAGED_POLICY_KNOWN,
      SOURCE_VERSIONED,
      SOURCE_ENCRYPTED_WITH_KMS,
      SOURCE_KEY_KNOWN,
      AWS_MANAGED_SOURCE_KEY,
      SOURCE_KEY_ENABLED,
      SOURCE_KEY_SYMMETRIC,
      ...createPermissionChecks('role', 'source bucket', 'source object', 'source key'),
    ],
  },
  {
    title: 'The destination bucket',
    checks: [
      DESTINATION_KNOWN,
      DESTINATION_IS_SOURCE,
      DESTINATION_OWNER,
      DESTINATION_VERSIONED,
      DESTINATION_ENCRYPTED_WITH_KMS,
      DESTINATION_FIRST,
      OBJECT_LOCK_ON_DESTINATION,
      OBJECT_LOCK_STATED,
      PUBLIC_POLICY_RESTRICTED,
      ...createPermissionChecks('replica'),
    ],
  },
  {
    title: 'The key of the replicas',
    checks: [
      SSE_KMS_OPT_IN,
      REPLICA_KEY_KNOWN,
      AWS_MANAGED_REPLICA_KEY,
      REPLICA_KEY_ARN,
      REPLICA_KEY_FORM,
      REPLICA_KEY_REGION,
      REPLICA_KEY_ENABLED,
      REPLICA_KEY_SYMMETRIC,
      REPLICA_KEY_PRIMARY,
      ...createPermissionChecks('replica key'),
      SSE_C_UNBLOCKED,
    ],
  },
  {
    title: 'Documents and templates',
    checks: [
      REPLICATION_NOT_IN_TEMPLATES,
      CONDITIONAL_RESOURCE,
      TEMPLATE_REWRITTEN_BY_MACRO,
      TEMPLATE_WELL_FORMED,
      OUTPUT_READABLE,
      TEMPLATE_FORMAT,
      RESOURCE_READABLE,
      CONFIGURATION_PRESENT,
      CONFIGURATION_SHAPE,
      RULE_ENABLED,
      LITERAL_PREFIX,
      SWITCHED_BY_PARAMETER,
      CONFIGURATION_RESOLVED,
      ONE_REPLICATION_CONFIGURATION,
      CHANGED_BY_CUSTOM_RESOURCE,
      CUSTOM_RESOURCE_PERMITTED,
      CANARY_PERMITTED,
      POLICIES_WELL_FORMED,
      PROPERTIES_WELL_FORMED,
      ACTION_EXISTS,
      BUCKET_NAMES_UNIQUE,
      IAM_NAMES_UNIQUE,
      INLINE_POLICY_NAMES_UNIQUE,
      ALIAS_NAMES_UNIQUE,
      ONE_BUCKET_POLICY,
      BUCKET_POLICY_PLACE,
      BUCKET_POLICY_RESOURCES,
      PUBLIC_POLICY_BLOCKED,
      DEFAULT_KEY_FORM,
      DEFAULT_KEY_REGION,
      DEFAULT_KEY_ALIAS,
      PRINCIPALS_EXIST,
      NAMED_RESOURCES_EXIST,
      KEY_ADMINISTRABLE,
      NO_RESOURCE_CYCLE,
      NO_STACK_CYCLE,
      HEADERLESS_UPLOADS,
      ACKNOWLEDGEMENT_MATCHES_NOTHING,
    ],
  },
  {
    title: 'Excess permissions',
    checks: [
      EXCESS_PERMISSIONS,
      EXCESS_RESOURCE_POLICY,
      EXCESS_TRUST,
    ],
  },
];

export const CHECKS: readonly Check[] = CHECK_GROUPS.flatMap(({ checks }) => checks);
