import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { stages, type Policy, type Stage } from '../audit/types';
import { sampleRequests } from '../catalog/requests';
import { readPolicy } from '../document/readPolicy';
import { decide } from './decide';

const testing = (path: string) => fileURLToPath(new URL(`../testing/${path}`, import.meta.url));
const json = (path: string): unknown => JSON.parse(readFileSync(testing(path), 'utf8'));
const letters: Record<Stage, string> = {
  RequestReceived: 'R',
  ResponseStarted: 'S',
  ResponseComplete: 'C',
  Panic: 'P',
};

/** "Metadata RC noManagedFields" for every sample request. */
function answers(policy: Policy): Record<string, string> {
  return Object.fromEntries(
    decide(policy, sampleRequests, '1.35').map(({ request, decision, output: { fates } }) => {
      const recorded = stages.filter((stage) => fates[stage] === 'recorded');
      const marks = recorded.map((stage) => letters[stage]).join('') || '-';
      const managed = decision.omitManagedFields ? ' noManagedFields' : '';
      return [request.id, `${decision.level} ${marks}${managed}`];
    }),
  );
}

function read(text: string): Policy {
  const { policy, error } = readPolicy(text, '1.35');
  if (!policy) throw new Error(error ?? 'refused');
  return policy;
}

describe('lint policies: decisions for the sample requests as kube-apiserver makes them', () => {
  const results = json('lint/results.json') as Record<string, Record<string, string>>;
  it('has all of them', () => {
    const files = readdirSync(testing('lint')).filter((name) => name.endsWith('.yaml'));
    expect(files).toHaveLength(96);
  });
  it.each(Object.entries(results))('%s', (name, expected) => {
    expect(answers(read(readFileSync(testing(`lint/${name}.yaml`), 'utf8')))).toEqual(expected);
  });
});

interface Exercise {
  id: string;
  solution: string;
  checks: Record<string, { level: string; events?: Stage[]; omitManagedFields?: boolean }>;
}

describe('exercise solutions pass their own checks', () => {
  const exercises = json('exercises/exercises.json') as Exercise[];
  it('has all of them', () => {
    expect(exercises).toHaveLength(20);
  });
  it.each(exercises.map((each) => [each.id, each] as const))('%s', (_id, { solution, checks }) => {
    const found = answers(read(solution));
    for (const [id, { level, events, omitManagedFields }] of Object.entries(checks)) {
      const [foundLevel, marks, managed] = (found[id] ?? '').split(' ');
      expect([id, foundLevel]).toEqual([id, level]);
      if (events) expect([id, marks]).toEqual([id, events.map((s) => letters[s]).join('') || '-']);
      if (omitManagedFields !== undefined) {
        expect([id, managed === 'noManagedFields']).toEqual([id, omitManagedFields]);
      }
    }
  });
});
