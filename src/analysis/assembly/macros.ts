import { isObject, listAt, textAt } from '../symbolic/json-members';

/** The one macro that adds nothing but intrinsic functions. */
export const LANGUAGE_EXTENSIONS = 'AWS::LanguageExtensions';

/** AWS SAM: makes resources of those of its own types, and adds to other ones the notifications of buckets alone. */
const SERVERLESS = 'AWS::Serverless-2016-10-31';

/** What SAM generates for no resource alone. */
const SHARED_BY_SERVERLESS = /^(?:Serverless[A-Z]|CodeDeployServiceRole$)/;

/** The names of the macros that a template names at its top: alone, or with parameters. */
export function listMacros(template: unknown): readonly string[] {
  return listAt(template, 'Transform').map(nameMacro);
}

export function nameMacro(macro: unknown): string {
  return textAt(macro) ?? textAt(macro, 'Name') ?? JSON.stringify(macro);
}

/** The macros at the top of a template that may change anything in it. */
export function listRewriting(template: TemplateWithResources): readonly string[] {
  return listMacros(template)
    .filter((macro) => macro !== LANGUAGE_EXTENSIONS && (macro !== SERVERLESS || hasConnectors(template)));
}

/**
 * Whether a logical id may be one of a resource that SAM generates: it begins with that of the resource that it is
 * generated for.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html
 */
export function isGeneratedByServerless(template: TemplateWithResources, logicalId: string): boolean {
  return listMacros(template).includes(SERVERLESS) && (SHARED_BY_SERVERLESS.test(logicalId)
    || Object.entries(template.Resources ?? {})
      .some(([name, resource]) => isServerless(resource) && logicalId.startsWith(name)));
}

interface TemplateWithResources {
  readonly Transform?: unknown;
  readonly Resources?: { readonly [logicalId: string]: unknown };
}

function isServerless(resource: unknown): boolean {
  return textAt(resource, 'Type')?.startsWith('AWS::Serverless::') === true;
}

/**
 * Connectors alone write policies for other resources.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-connector.html
 */
function hasConnectors({ Resources: resources = {} }: TemplateWithResources): boolean {
  return Object.values(resources).some((resource) =>
    textAt(resource, 'Type') === 'AWS::Serverless::Connector' || (isObject(resource) && resource.Connectors !== undefined));
}
