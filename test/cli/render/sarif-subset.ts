/**
 * What SARIF 2.1.0 demands of the properties that we write, and no others, in our own words: the schema of OASIS is not
 * part of this repository.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json
 */
const text = { type: 'string' };
const uri = { type: 'string', pattern: '^[A-Za-z0-9._~!$&\'()*+,;=:@/%-]+$' };
const level = { enum: ['none', 'note', 'warning', 'error'] };
const object = (properties: object, ...required: readonly string[]) =>
  ({ type: 'object', additionalProperties: false, properties, required });
const list = (items: object, more: object = {}) => ({ type: 'array', items, ...more });
const message = object({ text }, 'text');

const location = object({
  physicalLocation: object({
    artifactLocation: object({ uri, uriBaseId: text }, 'uri'),
    region: object({ startLine: { type: 'integer', minimum: 1 } }, 'startLine'),
  }, 'artifactLocation'),
  logicalLocations: list(object({ name: text, fullyQualifiedName: text, kind: text }), { uniqueItems: true }),
});

const result = object({
  ruleId: text,
  ruleIndex: { type: 'integer', minimum: 0 },
  level,
  message,
  locations: list(location),
  partialFingerprints: { type: 'object', additionalProperties: text },
  suppressions: list(object({ kind: { enum: ['inSource', 'external'] }, justification: text }, 'kind'), { uniqueItems: true }),
  properties: { type: 'object' },
}, 'message');

const rule = object({
  id: text,
  shortDescription: message,
  helpUri: { ...uri, pattern: '^https://' },
  defaultConfiguration: object({ level }),
}, 'id');

const driver = object({
  name: text,
  semanticVersion: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+' },
  informationUri: { type: 'string', pattern: '^https://' },
  rules: list(rule, { uniqueItems: true }),
}, 'name');

export const SARIF_SUBSET = object({
  $schema: { type: 'string', pattern: '^https://' },
  version: { const: '2.1.0' },
  runs: list(object({
    tool: object({ driver }, 'driver'),
    columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
    results: list(result),
  }, 'tool')),
}, 'version', 'runs');
