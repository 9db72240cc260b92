import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAsExpected } from '../support/cases/case';
import { VARIANTS } from '../support/cases/variants';
import { proveVariant } from '../support/cases/variants/prove-variant';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'variants-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test.each(VARIANTS)('$title: $expected', (variant) => {
  const outcome = proveVariant(variant, join(folder, variant.title.replace(/\W/g, '-')));
  expect({ outcome, holds: isAsExpected(variant, outcome) }).toEqual({ outcome, holds: true });
});
