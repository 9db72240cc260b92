import { unknownValue } from '../../../src/analysis/symbolic/symbolic-string';
import { escapeMarkup } from '../../../src/cli/render/markup';

test.each([
  ['<script>alert("a" & \'b\')</script>', '&lt;script&gt;alert(&quot;a&quot; &amp; &#39;b&#39;)&lt;/script&gt;'],
  [unknownValue('AWS::AccountId'), '&lt;AWS::AccountId&gt;'],
  ['\u0000\u001b[31m\u202Eabc', '\uFFFD\uFFFD[31m\uFFFDabc'],
  ['\uD800 \uFFFE \u{1F511}', '\uFFFD \uFFFD \u{1F511}'],
  ['two\nlines', 'two\nlines'],
])('writes %j as text that neither ends nor begins an element', (text, written) => {
  expect(escapeMarkup(text)).toBe(written);
});
