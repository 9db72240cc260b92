import type { DeploymentModel } from '../model/deployment-model';

const SERVICE_CONTROL = 'Service control policies of the organization, which can deny any of the calls.';
const RESOURCE_CONTROL = 'Resource control policies of the organization, which can deny any of the calls.';

/** What no template shows, and what can still stop replication or let more happen than was proven; for every report. */
export const BLIND_SPOTS: readonly string[] = [
  SERVICE_CONTROL,
  RESOURCE_CONTROL,
  'VPC endpoint policies, which can hold up your own writers and readers.',
  'Grants on keys and session policies, which are made at run time.',
  'Policies that are imported or attached by hand: a role, key or bucket that no given template describes is undecided.',
  'Other values of parameters than their defaults, which `cdk deploy --parameters` can give.',
  'What is deployed now: templates say what will be, not what was changed by hand since.',
  'Keys disabled, scheduled for deletion or throttled after deployment.',
  'The order in which separate assemblies are deployed, and whether Regions and accounts are enabled.',
  'Objects that existed before the rule: S3 replicates them only with S3 Batch Replication.',
  'S3 Block Public Access of the account and the organization, which can make a public bucket policy fail; that of the buckets is seen.',
];

/** Those that remain after what is given beside the templates. */
export function listBlindSpots({ organization }: DeploymentModel): readonly string[] {
  const seen = [
    ...organization?.servicePolicies.length ? [SERVICE_CONTROL] : [],
    ...organization?.resourcePolicies.length ? [RESOURCE_CONTROL] : [],
  ];
  return BLIND_SPOTS.filter((spot) => !seen.includes(spot));
}
