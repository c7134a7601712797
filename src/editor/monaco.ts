import './environment';
import { loader } from '@monaco-editor/react';
import * as monaco from 'monaco-editor/editor';
import './features';
import { registerCodeActions } from './codeActions';
import { registerCompletion } from './completion';
import { registerHover } from './hover';
import { defineTheme } from './theme';
import { registerYaml } from './yaml';

/** Use the bundled Monaco: the wrapper would load it from a CDN. */
loader.config({ monaco: monaco as never });

export const language = 'yaml';
defineTheme();
registerYaml(language);
registerCompletion(language);
registerHover(language);
registerCodeActions(language);
