import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ACKNOWLEDGEMENTS } from './acknowledgements';

/** The name of a group of findings. */
export type AcknowledgementKind = keyof typeof ACKNOWLEDGEMENTS;

/** What the findings of a group have to be rendered with. */
export interface AcknowledgementInput {
  readonly reason?: string;
}

/** Acknowledges the findings that something cannot avoid by its nature, one by one, each with its reason. */
export function acknowledge(scope: IConstruct, kind: AcknowledgementKind, input: AcknowledgementInput = {}): void {
  for (const { id, reason } of ACKNOWLEDGEMENTS[kind]) {
    Validations.of(scope).acknowledge({ id, reason: input.reason ?? reason });
  }
}
