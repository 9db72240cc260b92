/** See `failures-reporter.js`. */
declare class FailuresReporter {
  constructor(globalConfig: object, options?: { readonly write: (text: string) => void });
  public onRunStart(results: object): void;
  public onTestResult(test: object, result: object): void;
  public onRunComplete(contexts: readonly object[], results: object): void;
}

export = FailuresReporter;
