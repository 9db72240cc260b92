import type { App } from 'aws-cdk-lib';

/** Writes an app. */
export type Write = (app: App) => void;

/** A change that somebody makes to an app that is deployed. */
export interface Edit {
  readonly name: string;
  readonly before: Write;
  readonly after: Write;
  /**
   * What says beforehand that the change replaces, removes or un-admits: a prop whose docstring does, by its file below
   * src, or a row of the table in docs/guide/names.md. What the app says when it is synthesized is found by itself.
   */
  readonly documented?: { readonly file: string; readonly text: string };
}
