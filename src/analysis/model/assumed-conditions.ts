import type { StackTemplate } from '../assembly/stack-template';
import { StackTree } from '../assembly/stack-tree';
import { at, isObject, listAt } from '../symbolic/json-members';

/** What is taken for granted in one stack. */
interface StackAssumptions {
  readonly conditions: Map<string, boolean>;
  readonly parameters: Map<string, unknown>;
}

/** Conditions that are taken to hold or not, with what follows from them for other conditions and for parameters. */
export class AssumedConditions {
  private readonly byStack = new Map<StackTemplate, StackAssumptions>();

  private readonly tree: StackTree;

  constructor(private readonly stacks: readonly StackTemplate[]) {
    this.tree = new StackTree(stacks);
  }

  /** `false` if the contrary is assumed already. */
  public assume(stack: StackTemplate, condition: string, holds: boolean): boolean {
    const { conditions } = this.find(stack);
    const known = conditions.get(condition);
    if (known === undefined) {
      conditions.set(condition, holds);
      this.conclude(stack, at(stack.template.Conditions, condition), holds);
    }
    return known === undefined || known === holds;
  }

  /** The stacks with the assumptions in the place of what their templates say. */
  public apply(): readonly StackTemplate[] {
    return this.stacks.map((stack) => {
      const assumed = this.byStack.get(stack);
      return assumed === undefined ? stack
        : { ...stack, template: { ...stack.template, ...replaceSections(stack, assumed) } };
    });
  }

  private find(stack: StackTemplate): StackAssumptions {
    const found = this.byStack.get(stack) ?? { conditions: new Map(), parameters: new Map() };
    this.byStack.set(stack, found);
    return found;
  }

  /** What an expression says about its operands: where one of several is enough, nothing. */
  private conclude(stack: StackTemplate, expression: unknown, holds: boolean): void {
    const [[name, argument] = ['', undefined]] = isObject(expression) ? Object.entries(expression) : [];
    const operands = listAt(argument);
    if (name === 'Condition') {
      this.assume(stack, String(argument), holds);
    } else if (name === 'Fn::Not') {
      this.conclude(stack, operands[0], !holds);
    } else if ((name === 'Fn::And' && holds) || (name === 'Fn::Or' && !holds)) {
      operands.forEach((operand) => this.conclude(stack, operand, holds));
    } else if (name === 'Fn::Equals') {
      this.concludeEqual(stack, operands, holds);
    }
  }

  private concludeEqual(stack: StackTemplate, operands: readonly unknown[], holds: boolean): void {
    const name = operands.map((each) => at(each, 'Ref')).find((each) => typeof each === 'string');
    const literal = operands.find((each) => typeof each === 'string');
    const parameter = typeof name === 'string' ? at(stack.template.Parameters, name) : undefined;
    const value = holds ? literal : findOther(parameter, literal);
    if (typeof name === 'string' && isObject(parameter) && value !== undefined) {
      this.setParameter(stack, name, value);
    }
  }

  /** The value of a parameter that the parent stack passes on is that of a parameter of the parent. */
  private setParameter(stack: StackTemplate, name: string, value: unknown): void {
    const parent = this.tree.findParent(stack);
    const passed = this.tree.findPassed(stack, name);
    const outer = at(passed, 'Ref');
    if (parent !== undefined && typeof outer === 'string') {
      this.setParameter(parent, outer, value);
    } else if (passed === undefined) {
      this.find(stack).parameters.set(name, value);
    }
  }
}

/** A value that a parameter may have besides this one, the default first. */
function findOther(parameter: unknown, value: unknown): unknown {
  return [at(parameter, 'Default'), ...listAt(parameter, 'AllowedValues')].find((each) => each !== undefined && each !== value);
}

function replaceSections(
  { template: { Conditions: conditions, Parameters: parameters } }: StackTemplate,
  assumed: StackAssumptions,
): Pick<StackTemplate['template'], 'Conditions' | 'Parameters'> {
  const literals = [...assumed.conditions].map(([name, holds]) => [name, { 'Fn::Equals': ['true', String(holds)] }]);
  const values = [...assumed.parameters].map(([name, value]) => [name, { ...parameters?.[name], Default: value }]);
  return {
    Conditions: { ...conditions, ...Object.fromEntries(literals) },
    Parameters: { ...parameters, ...Object.fromEntries(values) },
  };
}
