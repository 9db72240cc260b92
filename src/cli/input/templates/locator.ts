import type { ResourceAddress } from '../../../analysis/assembly/resource-address';
import { createLineFinder } from './read-template-text';
import type { GivenTemplates } from './read-templates';
import { showFile } from './template-file';

/** A line of a template that was given by itself. */
export interface Place {
  /** From the current folder. */
  readonly file: string;
  readonly line: number;
}

/** Where a property of a resource is written; `undefined` in an assembly, whose templates nobody wrote. */
export type Locate = (address: ResourceAddress, propertyPath?: string) => Place | undefined;

/** Elements of a template, which no resource has. */
const SECTIONS: ReadonlySet<string> = new Set(['Conditions', 'Mappings', 'Outputs', 'Parameters', 'Resources', 'Transform']);

export function createLocator(templates: Pick<GivenTemplates, 'findText'>): Locate {
  const finders = new Map<string, ReturnType<typeof createLineFinder>>();
  return ({ assembly, templatePath, logicalId }, propertyPath = '') => {
    const text = assembly === '' ? templates.findText(templatePath) : undefined;
    if (text === undefined) {
      return undefined;
    }
    const path = propertyPath.split('.').filter((name) => name !== '');
    const findLine = finders.get(templatePath) ?? createLineFinder(text);
    finders.set(templatePath, findLine);
    const line = findLine(SECTIONS.has(path[0]) ? path : ['Resources', logicalId, ...path]);
    return { file: showFile(templatePath), line };
  };
}
