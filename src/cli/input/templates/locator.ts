import type { ResourceAddress } from '../../../analysis/assembly/resource-address';
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

export function createLocator(templates: Pick<GivenTemplates, 'findLines'>): Locate {
  return ({ assembly, templatePath, logicalId }, propertyPath = '') => {
    const findLine = assembly === '' ? templates.findLines(templatePath) : undefined;
    const path = propertyPath.split('.').filter((name) => name !== '');
    return findLine && {
      file: showFile(templatePath),
      line: findLine(SECTIONS.has(path[0]) ? path : ['Resources', logicalId, ...path]),
    };
  };
}
