import type { IConstruct } from 'constructs';
import type { ErrorCode } from '../errors/replication-error';
import { ReplicationError } from '../errors/replication-error';
import { describeType, suggestProp, suggestToken, suggestValue } from './suggestions';
import { CALLS, STRUCTS } from './table';
import { describeValue, isObject, isOfType, isPlain, isToken } from './value-types';

/** A constructor or method of the table. */
export type CallName = keyof typeof CALLS;

/** The construct that a call makes. */
export interface MadeConstruct {
  readonly scope: IConstruct;
  /** Whether it is of a class that extends ours, which may pass on props of its own. */
  readonly extended: boolean;
}

/**
 * Checks names and types of what somebody passes, in JavaScript or past the compiler.
 *
 * What other languages pass went through jsii, which has checked types and dropped unknown names.
 *
 * @throws PropUnknown, PropTypeInvalid or PropMissing
 */
export function checkCall(call: CallName, args: readonly unknown[], made?: MadeConstruct): void {
  const check = new InputCheck(call, made);
  Object.entries<string>(CALLS[call]).forEach(([name, type], index) => check.checkArgument(args[index], type, name));
}

class InputCheck {
  constructor(private readonly call: CallName, private readonly made: MadeConstruct | undefined) {}

  /** The members of a struct are named as they are written: `rules[0].filter`. */
  public checkArgument(value: unknown, declared: string, name: string): void {
    this.checkValue(value, declared, name, '');
  }

  private checkValue(value: unknown, declared: string, path: string, prefix = `${path}.`): void {
    const optional = declared.endsWith('?');
    const type = optional ? declared.slice(0, -1) : declared;
    if (value === undefined || (value === null && prefix !== '')) {
      if (!optional) {
        this.fail('PropMissing', path, 'is missing', undefined, suggestValue(type));
      }
    } else if (type in STRUCTS) {
      this.checkStruct(value, type, path, prefix);
    } else if (type.endsWith('[]')) {
      this.checkList(value, type, path);
    } else if (type.endsWith('{}')) {
      this.checkMap(value, type, path);
    } else if (!isOfType(value, type)) {
      this.failType(value, type, path);
    }
  }

  private checkList(value: unknown, type: string, path: string): void {
    if (Array.isArray(value)) {
      // not `forEach`, which skips elements that were never set
      [...value].forEach((item, index) => this.checkValue(item, type.slice(0, -2), `${path}[${index}]`));
    } else {
      this.failType(value, type, path);
    }
  }

  private checkMap(value: unknown, type: string, path: string): void {
    if (isPlain(value)) {
      Object.entries(value).forEach(([name, item]) => this.checkValue(item, type.slice(0, -2), `${path}.${name}`));
    } else {
      this.failType(value, type, path);
    }
  }

  private checkStruct(value: unknown, struct: string, path: string, prefix: string): void {
    if (!isObject(value) || isToken(value)) {
      this.failType(value, struct, path);
    }
    const members = value as Readonly<Record<string, unknown>>;
    if (isPlain(value) && !(prefix === '' && this.made?.extended)) {
      this.checkNames(members, struct, prefix);
    }
    for (const [name, type] of Object.entries(STRUCTS[struct])) {
      this.checkValue(members[name], type, `${prefix}${name}`);
    }
  }

  /** An object of a class that implements the struct may have members of its own; a plain one has none. */
  private checkNames(members: Readonly<Record<string, unknown>>, struct: string, prefix: string): void {
    for (const [name, value] of Object.entries(members)) {
      if (!Object.hasOwn(STRUCTS[struct], name) && value !== undefined) {
        this.fail('PropUnknown', `${prefix}${name}`, `is no prop of ${struct}`, value, suggestProp(name, struct));
      }
    }
  }

  private failType(value: unknown, type: string, path: string): never {
    return this.fail('PropTypeInvalid', path, `is not ${describeType(type)}`, value, isToken(value) ? suggestToken(type) : suggestValue(type));
  }

  private fail(code: ErrorCode, path: string, problem: string, value: unknown, remedy: string): never {
    const shown = describeValue(value);
    throw new ReplicationError(code, this.made?.scope, { problem: `'${path}' of ${this.call}() ${problem}`, value: shown, remedy });
  }
}
