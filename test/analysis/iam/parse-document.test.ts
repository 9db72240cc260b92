import { parseDocument } from '../../../src/analysis/iam/parse-document';
import type { PolicyDocument } from '../../../src/analysis/iam/policy-document';
import { display, isSymbolic, unknownValue } from '../../../src/analysis/symbolic/symbolic-string';
import { createOrigin, readProblemCases } from './cases';

const ALLOW = { Sid: 'Allow', Effect: 'Allow', Action: ['s3:GetObject', 'S3:List*'], Resource: 'arn:aws:s3:::b/*' };

function parse(value: unknown): PolicyDocument {
  return parseDocument(value, createOrigin('identity policy'));
}

describe('what IAM, S3 or KMS refuse', () => {
  const cases = readProblemCases();

  test('the file has cases', () => {
    expect(cases.length).toBeGreaterThan(50);
  });

  test.each(cases)('$title', ({ document, kind, problems }) => {
    expect(parseDocument(document, createOrigin(kind)).problems).toEqual(problems);
  });

  test('every case names the page of AWS that it rests on', () => {
    expect(cases.filter(({ see }) => !see.startsWith('https://docs.aws.amazon.com/'))).toEqual([]);
  });
});

describe('what is parsed', () => {
  test('a statement with a problem is left out, the others keep their index', () => {
    const { statements } = parse({ Version: '2012-10-17', Statement: [{ ...ALLOW, Effect: 'Permit' }, ALLOW] });
    expect(statements.map(({ sid, index }) => ({ sid, index }))).toEqual([{ sid: 'Allow', index: 1 }]);
  });

  test('a single statement needs no list', () => {
    expect(parse({ Version: '2012-10-17', Statement: ALLOW }).statements).toHaveLength(1);
  });

  test('a text with JSON is parsed like an object', () => {
    const document = { Version: '2012-10-17', Statement: [ALLOW] };
    expect(parse(JSON.stringify(document))).toEqual(parse(document));
  });

  test('a text with JSON keeps its unknown parts', () => {
    const Resource = `arn:aws:s3:::${unknownValue('Name')}/*`;
    const { opaque, statements } = parse(JSON.stringify({ Version: '2012-10-17', Statement: { ...ALLOW, Resource } }));
    expect(opaque).toBeUndefined();
    expect(statements[0].resources?.written).toEqual([Resource]);
  });

  test('a text with JSON cannot imitate an unknown part', () => {
    const json = JSON.stringify({ Version: '2012-10-17', Statement: { ...ALLOW, Resource: 'arn:aws:s3:::RESERVED' } });
    const { statements } = parse(json.replace('RESERVED', '\\ue000a\\uE003'));
    const [resource] = statements[0].resources!.written;
    expect(isSymbolic(resource)).toBe(false);
    expect(display(resource)).toBe('arn:aws:s3:::\uE000a\uE003');
  });

  test('a text with JSON whose structure is unknown is opaque', () => {
    expect(parse(`{"Statement":${unknownValue('Statements')}}`)).toEqual({
      origin: createOrigin('identity policy'),
      statements: [],
      problems: [],
      opaque: 'the identity policy of App/identitypolicy, which deployment decides',
    });
  });

  test('a policy with an unknown statement keeps the others', () => {
    const { opaque, statements, problems } = parse({ Version: '2012-10-17', Statement: [unknownValue('One'), ALLOW] });
    expect(opaque).toBe('the identity policy of App/identitypolicy, which deployment decides');
    expect(statements.map(({ index }) => index)).toEqual([1]);
    expect(problems).toEqual([]);
  });

  test('a statement is parsed with its elements as written', () => {
    const [statement] = parse({
      Version: '2012-10-17',
      Statement: { ...ALLOW, Condition: { 'ForAnyValue:StringLikeIfExists': { 'aws:TagKeys': ['a', '${aws:UserName}'] } } },
    }).statements;
    expect(statement).toMatchObject({
      sid: 'Allow',
      effect: 'Allow',
      actions: { negated: false, written: ['s3:GetObject', 'S3:List*'] },
      resources: { negated: false, written: ['arn:aws:s3:::b/*'] },
      conditions: [{
        written: 'ForAnyValue:StringLikeIfExists',
        set: 'ForAnyValue',
        operator: 'StringLike',
        ifExists: true,
        key: 'aws:TagKeys',
        lowerKey: 'aws:tagkeys',
      }],
      keys: ['aws:tagkeys', 'aws:username'],
    });
    expect(statement.principals).toBeUndefined();
  });
});
