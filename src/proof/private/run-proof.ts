import type { IPolicyValidationContext, PolicyValidationPluginReport } from 'aws-cdk-lib';
import { CHECKS } from '../../analysis/checks/catalogue';
import type { PluginScope } from './plugin-scope';
import { proveApp } from './prove-app';
import { createFailureReport, createReport } from './report';

export function listCheckIds(): string[] {
  return CHECKS.map(({ id }) => id);
}

export function runProof(context: IPolicyValidationContext, scope: PluginScope): PolicyValidationPluginReport {
  try {
    return createReport(proveApp(context, scope));
  } catch (error) {
    // a defect of the proof must neither stop a deployment nor look like a pass
    return createFailureReport(context, error);
  }
}
