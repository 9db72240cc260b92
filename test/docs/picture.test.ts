import { readFileSync } from 'node:fs';
import { PICTURE, drawPicture } from '../support/picture/picture';

const picture = readFileSync(PICTURE, 'utf8');

test('the picture of the dashboard is the one that `npm run -s docs:picture` draws', () => {
  expect(picture).toBe(drawPicture());
});

test('says that its data are samples', () => {
  expect(picture).toContain('Sample data: drawn from the template of examples/monitored.ts with invented values, not measured');
});

test('is not drawn with anything that is loaded from elsewhere', () => {
  expect(picture.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|href|<script|<image/);
});
