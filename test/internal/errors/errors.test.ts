import { inspect } from 'node:util';
import { App } from 'aws-cdk-lib';
import { ERROR_CODES } from '../../../src/internal/errors/error-codes';
import { ReplicationError } from '../../../src/internal/errors/replication-error';
import type { ErrorCode } from '../../../src/internal/errors/replication-error';
import type { ErrorCase } from '../../support/errors/error-case';
import { ERROR_CASES } from '../../support/errors/error-cases';
import { REPLICATION_PATH } from '../../support/errors/fixture';
import { BOUNDARY_CASES } from './boundaries';
import { expectRendered, templateOfApp } from './boundaries/rendered';

const CODES = Object.keys(ERROR_CODES) as ErrorCode[];

function thrownBy(act: () => void): ReplicationError {
  try {
    act();
  } catch (error) {
    if (ReplicationError.isReplicationError(error)) {
      return error;
    }
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** The JSON between the problem and the remedy; `undefined` where the message shows no value. */
function shownValue(message: string, { problem, remedy }: ErrorCase): string | undefined {
  const between = message.slice(message.indexOf(problem) + problem.length, message.lastIndexOf(remedy));
  return /, got (.*?); /s.exec(between)?.[1];
}

function expectedValue({ value }: ErrorCase): unknown {
  return value instanceof RegExp ? expect.stringMatching(value) : JSON.stringify(value);
}

describe.each(CODES)('%s', (code) => {
  const cases = ERROR_CASES.filter((each) => each.code === code);

  test('is covered by a case', () => {
    expect(cases).not.toHaveLength(0);
  });

  for (const errorCase of cases) {
    test(errorCase.title, () => {
      // WHEN
      const error = thrownBy(errorCase.act);

      // THEN
      const path = errorCase.path === undefined ? REPLICATION_PATH : errorCase.path ?? undefined;
      expect(error).toMatchObject({ code, path });
      expect(error.message.startsWith(`${code}: `)).toBe(true);
      expect(error.message).toContain(errorCase.problem);
      expect(error.message).toContain(errorCase.remedy);
      expect(/ \[[^\]]*\]$/.exec(error.message)?.[0]).toBe(path && ` [${path}]`);
      expect(shownValue(error.message, errorCase)).toEqual(expectedValue(errorCase));
    });
  }
});

describe('limits', () => {
  test.each(BOUNDARY_CASES)('$title', ({ act, rendered }) => {
    // WHEN
    const template = templateOfApp(act());

    // THEN
    rendered.forEach((each) => expectRendered(template, each));
  });
});

describe('the table of cases', () => {
  test('has no case of an unknown code', () => {
    expect(ERROR_CASES.filter(({ code }) => !CODES.includes(code))).toEqual([]);
  });

  test('has titles that tell the cases apart', () => {
    const titles = ERROR_CASES.map(({ code, title }) => `${code} ${title}`);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  test('has titles that begin with "fails"', () => {
    expect(ERROR_CASES.filter(({ title }) => !title.startsWith('fails ')).map(({ title }) => title)).toEqual([]);
  });
});

describe('ReplicationError', () => {
  const details = { problem: 'a thing is wrong', value: { a: 1 }, remedy: 'change it' };

  test('is an Error whose code is printed once', () => {
    const error = new ReplicationError('NoRule', undefined, details);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: 'ReplicationError', code: 'NoRule' });
    expect(inspect(error).match(/NoRule:/g)).toHaveLength(1);
  });

  test('says what is wrong, shows the value as JSON, says what to change and where', () => {
    const stage = new App().node;
    const error = new ReplicationError('NoRule', stage.root, details);
    expect(error.message).toBe('NoRule: a thing is wrong, got {"a":1}; change it []');
  });

  test('has no path without a scope', () => {
    const error = new ReplicationError('NoRule', undefined, details);
    expect(error.path).toBeUndefined();
    expect(error.message).toBe('NoRule: a thing is wrong, got {"a":1}; change it');
  });

  test('shows no value where there is none', () => {
    const error = new ReplicationError('NoRule', undefined, { problem: 'a thing is wrong', remedy: 'change it' });
    expect(error.message).toBe('NoRule: a thing is wrong; change it');
  });

  test('is told apart from other errors and values', () => {
    expect(ReplicationError.isReplicationError(new ReplicationError('NoRule', undefined, details))).toBe(true);
    for (const other of [new Error('NoRule'), { code: 'NoRule' }, 'NoRule', null, undefined]) {
      expect(ReplicationError.isReplicationError(other)).toBe(false);
    }
  });

  test('is recognized when it comes from a second copy of the package', () => {
    jest.isolateModules(() => {
      const { ReplicationError: Copy } =
        jest.requireActual<typeof import('../../../src/internal/errors/replication-error')>('../../../src/internal/errors/replication-error');
      const error = new Copy('NoRule', undefined, details);
      expect(error).not.toBeInstanceOf(ReplicationError);
      expect(ReplicationError.isReplicationError(error)).toBe(true);
    });
  });
});
