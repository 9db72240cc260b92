/**
 * A rule of cdk-nag that something cannot satisfy by its nature, in the packs that have it, and why it does not
 * apply.
 */
export interface Acknowledgement {
  readonly packs: readonly string[];
  readonly rule: string;
  readonly reason: string;
}

/** The packs that have the rules which these names are taken from. */
export const REPLICATION_PACKS = ['HIPAA.Security', 'NIST.800.53.R4', 'NIST.800.53.R5', 'PCI.DSS.321'] as const;
export const LAMBDA_PACKS = ['HIPAA.Security', 'NIST.800.53.R5', 'Serverless'] as const;
export const KMS_PACKS = ['HIPAA.Security', 'NIST.800.53.R5', 'PCI.DSS.321'] as const;
