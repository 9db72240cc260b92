import type { Mutant } from '../mutant';
import type { MutatedResource } from '../mutated-resource';
import { OTHER_REGION } from '../values';
import { edited, laterStack, transformed } from './edit';

/** Inside an account and a Region names of aliases are unique. */
export function aliases(address: MutatedResource): Mutant[] {
  const { model, stack, id, part, resource } = address;
  const by = 'make an alias of its name in another Region';
  return resource.Type !== 'AWS::KMS::Alias' ? [] : [
    edited(address, { by: 'make a second alias of its name' }, [['Resources', 'Twin'], resource]),
    transformed(model, stack, { part, at: '', by, was: '' }, [id, by], (stacks) => [
      ...stacks,
      laterStack(stack, { Key: { Type: 'AWS::KMS::Key' }, Twin: { ...resource, Properties: { ...resource.Properties as object, TargetKeyId: { Ref: 'Key' } } } },
        { region: OTHER_REGION }),
    ]),
  ];
}
