import { ReplicationFilter } from 'cdk-encrypted-replication';
import { SOURCE_STACK, replicationIn } from '../../support/replication';

test.each(['a*b', '${}', '${aws:username}/', 'a[1]', '{"a":1}'])('a prefix of %s is literal in the policies of the role', (prefix) => {
  const { synthesized } = replicationIn({
    props: { rules: [{ filter: ReplicationFilter.prefix(prefix) }] },
  });
  const literal = prefix.replace(/[*?$]/g, (character) => `\${${character}}`);
  expect(synthesized.statement(SOURCE_STACK, 'AWS::IAM::ManagedPolicy', 'SourcePolicy', 'ReadSourceObjects').Resource)
    .toMatch(new RegExp(`/${literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\*$`));
});
