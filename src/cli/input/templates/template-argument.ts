import { basename, resolve } from 'node:path';
import { tryStat } from '../try-stat';
import { UnusableInput } from '../unusable-input';

/** Where a stack is deployed, as far as somebody said it. */
export interface Place {
  readonly account?: string;
  readonly region?: string;
}

/** A template that is given by itself: `[NAME=]FILE[@ACCOUNT/REGION]`. */
export interface TemplateArgument extends Place {
  /** The name of the stack. */
  readonly name: string;
  /** Absolute. */
  readonly file: string;
}

const FORM = 'give a folder that `cdk synth` writes, or a template as [NAME=]FILE[@ACCOUNT/REGION]';

/**
 * Reads one argument; `undefined` for the folder of an assembly.
 *
 * What is there counts: a file may have any name.
 */
export function parseTemplateArgument(written: string, defaults: Place): TemplateArgument | undefined {
  if (written === '') {
    throw new UnusableInput('Usage', `an input is an empty text; ${FORM}`);
  }
  if (tryStat(written)?.isFile()) {
    return { ...defaults, name: nameStack(written), file: resolve(written) };
  }
  const [, given, place] = /^(.*)@([^@]*)$/s.exec(written) ?? [undefined, written, undefined];
  const [, name, file] = /^([^=/\\]+)=(.*)$/s.exec(given) ?? [undefined, undefined, given];
  refuseStream(file);
  if (isFolder(file) || (place === undefined && name === undefined && !isTemplate(file))) {
    refuseForFolder(written, file);
    return undefined;
  }
  return {
    ...(place === undefined ? defaults : parsePlace(written, place)),
    name: name ?? nameStack(file),
    file: resolve(file),
  };
}

/** An assembly says where each of its stacks is deployed. */
function refuseForFolder(written: string, folder: string): void {
  if (written !== folder) {
    throw new UnusableInput('Usage', `${JSON.stringify(written)} names a folder, whose manifest says where its stacks are deployed; ${FORM}`);
  }
}

/** What a pipe has cannot be read a second time, and a finding could not name its lines. */
function refuseStream(file: string): void {
  const stats = tryStat(file);
  if (stats === undefined ? file === '-' : !stats.isFile() && !stats.isDirectory()) {
    throw new UnusableInput('Usage', `${JSON.stringify(file)} is no file: standard input, pipes and devices are not read; write the template to a file, and give that`);
  }
}

function parsePlace(written: string, place: string): Place {
  const [account, region, ...others] = place.split('/');
  if (region === undefined || others.length > 0) {
    throw new UnusableInput('Usage', `${JSON.stringify(written)} does not end with @ACCOUNT/REGION; ${FORM}, such as source.yaml@111111111111/eu-west-1`);
  }
  return { account: requireAccount(account, written), region: requireRegion(region, written) };
}

/** @throws UnusableInput if it is no id of an account */
export function requireAccount(account: string, written: string): string {
  if (!/^\d{12}$/.test(account)) {
    throw new UnusableInput('Usage', `the account ${JSON.stringify(account)} of ${JSON.stringify(written)} is no id of 12 digits`);
  }
  return account;
}

/** @throws UnusableInput if it cannot be a Region */
export function requireRegion(region: string, written: string): string {
  if (!/^[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}$/.test(region)) {
    throw new UnusableInput('Usage', `the Region ${JSON.stringify(region)} of ${JSON.stringify(written)} is none, such as eu-west-1`);
  }
  return region;
}

function isFolder(path: string): boolean {
  return tryStat(path)?.isDirectory() === true;
}

/** By its name: nothing is there. */
function isTemplate(file: string): boolean {
  return /\.(?:ya?ml|json|template|tf)$/i.test(file);
}

/** The name of the file without what says of what kind it is. */
function nameStack(file: string): string {
  return basename(file).replace(/(?:\.template)?\.(?:ya?ml|json)$|\.template$/i, '');
}
