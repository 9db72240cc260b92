import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';

const FOLDER = join(__dirname, '..', '..', 'docs', 'reference', 'cli');

export const SCHEMA_NAMES = ['doctor', 'error', 'graph', 'prove', 'reconcile', 'requirements', 'simulate'];

export function readSchema(name: string): object {
  return JSON.parse(readFileSync(join(FOLDER, `${name}.schema.json`), 'utf8'));
}

/** What is wrong with a document; members that the schema does not name are wrong too. */
export function findFaults(name: string, document: unknown): unknown {
  const ajv = new Ajv2020({ allErrors: true });
  ajv.validate(closed(readSchema(name)), document);
  return ajv.errors ?? [];
}

function closed(schema: any): any {
  if (Array.isArray(schema)) {
    return schema.map(closed);
  }
  if (typeof schema !== 'object' || schema === null) {
    return schema;
  }
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return schema.type === 'object' && !('additionalProperties' in schema) ? { ...copy, additionalProperties: false } : copy;
}
