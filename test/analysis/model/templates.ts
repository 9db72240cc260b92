import type { StackTemplate, TemplateBody } from '../../../src/analysis/assembly/stack-template';

export const ACCOUNT = '111111111111';
export const REGION = 'eu-west-1';

/** A stack of a known account and Region with this template. */
export function stackOf(path: string, template: TemplateBody, more: Partial<StackTemplate> = {}): StackTemplate {
  return {
    path,
    name: path,
    account: ACCOUNT,
    region: REGION,
    templatePath: `/app/cdk.out/${path}.template.json`,
    assembly: '/app/cdk.out',
    template,
    dependencies: [],
    constructPaths: new Map(),
    ...more,
  };
}

/** A stack whose account and Region deployment decides. */
export function agnosticStackOf(path: string, template: TemplateBody): StackTemplate {
  return stackOf(path, template, { account: undefined, region: undefined });
}
