/**
 * Prints what fails, as soon as it does, and at the end how many tests ran and how long that took.
 *
 * JavaScript, since jest does not transpile its reporters.
 */
class FailuresReporter {
  constructor(globalConfig, { write = (text) => process.stderr.write(text) } = {}) {
    this.write = write;
  }

  onRunStart({ numTotalTestSuites }) {
    this.write(`${count(numTotalTestSuites, 'file')} of tests; what fails is printed, nothing else\n`);
  }

  onTestResult({ path }, { failureMessage }) {
    if (failureMessage) {
      this.write(`FAIL ${path}\n${failureMessage}\n`);
    }
  }

  onRunComplete(_contexts, results) {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, startTime, snapshot } = results;
    const broken = numRuntimeErrorTestSuites > 0 ? `, ${count(numRuntimeErrorTestSuites, 'file')} did not run` : '';
    const obsolete = snapshot.unchecked > 0 ? `, ${count(snapshot.unchecked, 'snapshot')} obsolete` : '';
    const seconds = Math.round((Date.now() - startTime) / 1000);
    this.write(`${numPassedTests} passed, ${numFailedTests} failed${broken}${obsolete}, in ${seconds} s\n`);
  }
}

module.exports = FailuresReporter;

function count(number, what) {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
