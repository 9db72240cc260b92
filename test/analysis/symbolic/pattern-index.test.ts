import { anyOf } from '../../../src/analysis/symbolic/match';
import { glob, matches } from '../../../src/analysis/symbolic/pattern';
import { PatternIndex } from '../../../src/analysis/symbolic/pattern-index';
import { display } from '../../../src/analysis/symbolic/symbolic-string';
import { A, G, H } from './parts';

/** More than are compared one by one; some begin with a wildcard, some go on where a text is unknown. */
const WRITTEN = ['arn:a', 'arn:abc*', `arn:${G}/x`, `arn:${A}`, '', '*:end', `${A}/key`, 'b*'];
const TEXTS = ['arn:a', 'arn:abcd', 'arn:', 'x:end', 'bc', 'none', '', `arn:${A}`, `arn:${G}/x`, `arn:${H}/x`, `a${A}`, A, `${A}/key`, 'ar'];

test.each(TEXTS.map((text) => [display(text), text]))('looks for %s as one comparison after the other does', (_title, text) => {
  const patterns = WRITTEN.map(glob);
  for (const without of patterns.keys()) {
    const some = patterns.filter((_pattern, index) => index !== without);
    expect(new PatternIndex(some).match(text)).toBe(anyOf(some.map((pattern) => matches(pattern, text))));
  }
});
