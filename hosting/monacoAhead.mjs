const editor = 'src/editor/MonacoEditor.tsx';

/**
 * Names Monaco's scripts in index.html, for src/editor/ahead.ts, which cannot know what the build calls them.
 * @returns {import('vite').Plugin}
 */
export function monacoAhead() {
  return {
    name: 'auditorium-monaco-ahead',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle, path }) => {
        if (!bundle || path !== '/index.html') return [];
        const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
        const start = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(editor));
        if (!start) throw new Error(`No script of the build starts with ${editor}.`);
        const own = [start.fileName, ...start.imports.filter((name) => /\/monaco-/.test(name))];
        const content = own.map((name) => `./${name}`).join(' ');
        return [{ tag: 'meta', attrs: { name: 'monaco', content }, injectTo: 'head' }];
      },
    },
  };
}
