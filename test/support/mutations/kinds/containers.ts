import type { Json, Mutant } from '../mutant';
import type { MutatedResource } from '../mutated-resource';
import { edited, property } from './edit';
import type { Edit } from './edit';

/** Conditions, macros and dangling names at any resource of a replication. */
export function containers(address: MutatedResource): Mutant[] {
  const { id, resource } = address;
  const own = (name: string, value: Json): Edit => [['Resources', id, name], value];
  const never: Edit = [['Conditions', 'Never'], { 'Fn::Equals': ['a', 'b'] }];
  const parameter: Edit = [['Parameters', 'Open'], { Type: 'String' }];
  const open: Edit = [['Conditions', 'Open'], { 'Fn::Equals': [{ Ref: 'Open' }, 'yes'] }];
  const always: Edit = [['Conditions', 'Always'], { 'Fn::Not': [{ 'Fn::Equals': ['a', 'b'] }] }];
  const macro: Json = { Name: 'Anything', Parameters: {} };
  const dependencies = typeof resource.DependsOn === 'string' ? [resource.DependsOn] : (resource.DependsOn ?? []) as readonly Json[];
  const was = JSON.stringify(resource);
  return [
    edited(address, { by: 'make it under a condition that never holds', was }, never, own('Condition', 'Never')),
    edited(address, { by: 'make it under a condition that always holds', was }, always, own('Condition', 'Always')),
    edited(address, { by: 'make it under an open condition', was }, parameter, open, own('Condition', 'Open')),
    edited(address, { by: 'make it under a condition that nobody declares' }, own('Condition', 'Nobody')),
    edited(address, { by: 'make it depend on nothing that is there' }, own('DependsOn', [...dependencies, 'Nobody'])),
    edited(address, { by: 'add a macro to its properties' }, [property(address, 'Fn::Transform'), macro]),
    edited(address, { by: 'add a macro beside its properties' }, own('Fn::Transform', macro)),
  ];
}
