import { classifyError } from '../../../src/cli/doctor/classify-error';

const classify = (name: string, message: string) => classifyError({ name, message }, true);

test.each([
  ['moves the cursor', 'a\u001b[2Jb\u0007c', 'Strange: a\uFFFD[2Jb\uFFFDc'],
  ['turns the direction of text', 'a\u202Eb', 'Strange: a\uFFFDb'],
  ['is another line', 'a\r\nb', 'Strange: a'],
  ['the engine reserves', '\uE000x\uE003', 'Strange: \uE000x\uE003'],
  ['is not there', '', 'Strange'],
])('a message has nothing that %s', (_title, given, message) => {
  expect(classify('Strange', given)).toEqual({ kind: 'other', message });
});

test('the name of an error may be anything too', () => {
  expect(classify('a\u001b[2J', 'b')).toEqual({ kind: 'other', message: 'a\uFFFD[2J: b' });
});
