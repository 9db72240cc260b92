import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CloudAssembly, CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';

/** One resource of a template. */
export interface Resource {
  readonly Type: string;
  // Templates are what CloudFormation makes of them; every reader narrows what it needs.
  readonly Properties?: any;
  readonly DependsOn?: string | string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly Metadata?: unknown;
}

/** A template, as far as the scripts and tests read it. */
export interface Template {
  readonly Resources: { readonly [logicalId: string]: Resource };
  readonly Outputs?: { readonly [logicalId: string]: { readonly Value: unknown; readonly Export?: unknown } };
  readonly Parameters?: unknown;
  readonly Rules?: unknown;
}

/** A stack as it is deployed. */
export interface DeployedStack {
  /** The path in the app: unique, also with several Stages. */
  readonly path: string;
  readonly name: string;
  readonly account: string;
  readonly region: string;
  /** Paths of the stacks that are deployed before, by the manifest. */
  readonly dependencies: readonly string[];
  readonly template: Template;
}

/** The stacks of an assembly and of the Stages in it, each after what it depends on, else by path. */
export function stacksInDeployOrder(assembly: CloudAssembly): DeployedStack[] {
  const waiting = assembly.stacksRecursively.map(deployedStack).sort((a, b) => (a.path < b.path ? -1 : 1));
  const ordered: DeployedStack[] = [];
  while (waiting.length > 0) {
    const done = new Set(ordered.map((stack) => stack.path));
    const next = waiting.findIndex((stack) => stack.dependencies.every((path) => done.has(path)));
    if (next < 0) {
      throw new Error(`stacks depend on each other: ${waiting.map((stack) => stack.path).join(', ')}`);
    }
    ordered.push(...waiting.splice(next, 1));
  }
  return ordered;
}

function deployedStack(artifact: CloudFormationStackArtifact): DeployedStack {
  const { account, region } = artifact.environment;
  return {
    path: artifact.hierarchicalId,
    name: artifact.stackName,
    account,
    region,
    dependencies: artifact.dependencies.filter(isStack).map((stack) => stack.hierarchicalId).sort(),
    // a stack that holds imported constructs alone has none
    template: { Resources: {}, ...artifact.template },
  };
}

function isStack(artifact: { readonly manifest: { readonly type: string } }): artifact is CloudFormationStackArtifact {
  return artifact.manifest.type === 'aws:cloudformation:stack';
}

/** The part of the validation report that synthesis leaves in the assembly. */
export interface ValidationReport {
  readonly pluginReports: readonly {
    readonly pluginName: string;
    readonly violations: readonly {
      readonly ruleName: string;
      readonly severity?: string;
      readonly violatingConstructs?: readonly { readonly constructPath?: string }[];
    }[];
    readonly suppressedViolations?: readonly {
      readonly acknowledgedAt: string;
      readonly acknowledgedId: string;
      readonly reason: string;
    }[];
  }[];
}

export function validationReport(directory: string): ValidationReport | undefined {
  const file = join(directory, 'validation-report.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ValidationReport) : undefined;
}
