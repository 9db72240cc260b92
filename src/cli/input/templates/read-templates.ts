import { dirname, join } from 'node:path';
import { AssemblyError } from '../../../analysis/assembly/assembly-error';
import type { ParameterValues } from '../../../analysis/assembly/expand-loops';
import { expandLoops } from '../../../analysis/assembly/expand-loops';
import { withNestedStacks } from '../../../analysis/assembly/nested-stacks';
import type { ParameterOverride } from '../../../analysis/assembly/parameter-overrides';
import { overrideParameters } from '../../../analysis/assembly/parameter-overrides';
import type { StackFiles } from '../../../analysis/assembly/stack-files';
import type { StackTemplate } from '../../../analysis/assembly/stack-template';
import type { ReadableTemplate } from '../../../analysis/assembly/template-body';
import { readBody } from '../../../analysis/assembly/template-body';
import { unknownValue } from '../../../analysis/symbolic/symbolic-string';
import { UnusableInput } from '../unusable-input';
import type { FindLine, ReadText } from './read-template-text';
import { parseTemplateBody } from './read-template-text';
import type { TemplateArgument } from './template-argument';
import { readTemplateFile } from './template-file';

/** A template with the path by which it is told apart: the name of its stack, where no other has it. */
export interface NamedTemplate extends TemplateArgument {
  readonly path: string;
}

/** @throws UnusableInput if two are the same stack */
export function nameTemplates(given: readonly TemplateArgument[]): readonly NamedTemplate[] {
  const named = given.map((each) => ({
    ...each,
    path: given.some((other) => other !== each && other.name === each.name) ? formatPlace(each) : each.name,
  }));
  const twice = named.find(({ path }, index) => named.findIndex((other) => other.path === path) < index);
  if (twice !== undefined) {
    const place = twice.account === undefined ? twice.name : twice.path;
    throw new UnusableInput('Usage', `the stack ${place} is given twice; give one of them another name, as NAME=FILE`);
  }
  return named;
}

function formatPlace({ name, account, region }: TemplateArgument): string {
  return `${name}@${account ?? ''}/${region ?? ''}`;
}

/** The templates that are given by themselves, with those that they name by a path; each file is read once. */
export class GivenTemplates {
  private readonly files = new Map<string, ReadText>();

  /** The stacks of a template, without dependencies. */
  public readStacks(given: NamedTemplate, overrides: readonly ParameterOverride[]): readonly StackTemplate[] {
    const { path, name, file, account, region } = given;
    const parameters = overrideParameters(new Map(), overrides, { path, name });
    try {
      return withNestedStacks({
        path,
        name: isStackName(name) ? name : unknownValue(`AWS::StackName of ${path}`),
        account,
        region,
        templatePath: file,
        assembly: '',
        standsAlone: path,
        parameters,
        dependencies: [],
        ...this.read(file, parameters),
      }, this.describeFiles());
    } catch (error) {
      if (!AssemblyError.isAssemblyError(error)) {
        throw error;
      }
      throw new UnusableInput('TemplateInvalid', `${file}: ${error.problem}; ${error.remedy}`);
    }
  }

  /** The lines of a file that was read. */
  public findLines(file: string): FindLine | undefined {
    return this.files.get(file)?.findLine;
  }

  private read(file: string, parameters: ParameterValues): ReadableTemplate {
    const known = this.files.get(file) ?? readTemplateFile(file);
    this.files.set(file, known);
    return readBody(expandLoops(known.template, parameters));
  }

  private describeFiles(): StackFiles {
    return {
      assets: NONE,
      metadata: NONE,
      paths: NONE,
      read: (file, parameters) => this.read(file, parameters),
      parseBody: parseTemplateBody,
      findFile: (url, from) => (isRelativePath(url) ? join(dirname(from), url) : undefined),
    };
  }
}

/** What only an assembly has. */
const NONE = () => [];

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html */
function isStackName(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9-]{0,127}$/.test(name);
}

/** As `aws cloudformation package` takes it, which uploads the file and writes its URL. */
function isRelativePath(url: string): boolean {
  return /\.(?:ya?ml|json|template)$/i.test(url) && !/^[a-z][a-z0-9+.-]*:|^\/|^\{/i.test(url);
}
