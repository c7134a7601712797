import { expect, it } from 'vitest';
import { kubernetesVersions } from '../../audit/types';
import { auditFlags } from './auditFlags';
import { flagNote } from './flagNotes';

it('every audit flag of every version is explained, and numbers have a unit', () => {
  const flags = kubernetesVersions.flatMap((version) => [...auditFlags(version).values()]);
  const isNumber = (type: string) => ['int', 'int64', 'float32'].includes(type);
  const unexplained = flags.filter(({ name, type }) => {
    const note = flagNote(name);
    return !note || isNumber(type) !== (note.unit !== undefined);
  });
  expect(unexplained).toEqual([]);
  expect(flagNote('feature-gates')).toBeUndefined();
});
