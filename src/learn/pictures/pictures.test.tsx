import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { LevelLayers } from './LevelLayers';
import { RequestLife } from './RequestLife';
import { RuleSieve } from './RuleSieve';

test.each([
  [
    'the life of a request',
    RequestLife,
    'Authentication fails (401): ResponseStarted. The API server’s handler crashes: RequestReceived, Panic.',
  ],
  ['the levels', LevelLayers, 'None: nothing. Metadata: who, what, when, result.'],
  ['first match', RuleSieve, 'get pod stops at rule 2: None. create pod stops at rule 3: Request.'],
])('%s is told in words as well', (_name, Picture, words) => {
  expect(renderToStaticMarkup(<Picture />)).toContain(words);
});
