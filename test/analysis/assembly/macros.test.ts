import { isGeneratedByServerless, listMacros, listRewriting } from '../../../src/analysis/assembly/macros';

const SAM = 'AWS::Serverless-2016-10-31';

test.each([
  [{}, []],
  [{ Transform: SAM }, [SAM]],
  [{ Transform: [SAM, { Name: 'AWS::Include' }, { Other: 1 }] }, [SAM, 'AWS::Include', '{"Other":1}']],
])('the macros of %j', (template, macros) => {
  expect(listMacros(template)).toEqual(macros);
});

test.each([
  [{ Transform: [SAM, 'AWS::LanguageExtensions'] }, []],
  [{ Transform: SAM, Resources: { A: null, B: { Type: 'AWS::S3::Bucket' } } }, []],
  [{ Transform: SAM, Resources: { A: { Type: 'AWS::Serverless::Connector' } } }, [SAM]],
])('what may change anything in %j', (template, macros) => {
  expect(listRewriting(template)).toEqual(macros);
});

test.each([
  ['ARole', { Transform: SAM, Resources: { A: { Type: 'AWS::Serverless::Function' } } }, true],
  ['ARole', { Transform: SAM, Resources: { A: { Type: 'AWS::Lambda::Function' } } }, false],
  ['ARole', { Transform: SAM, Resources: { A: null } }, false],
  ['ServerlessHttpApi', { Transform: SAM }, true],
  ['Serverlessly', { Transform: SAM }, false],
  ['ARole', { Resources: { A: { Type: 'AWS::Serverless::Function' } } }, false],
])('whether SAM generates %s of %j', (logicalId, template, generated) => {
  expect(isGeneratedByServerless(template, logicalId)).toBe(generated);
});
