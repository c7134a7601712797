// npm run words: prints every string that a user can read as file:line and the string, so that all the wording
// can be read in one list.
//   npm run words -- src/features src/app     only in these folders or files
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from './root.mjs';

/** Attributes whose values are for the browser or for code. */
const codeAttributes =
  /^(className|id|key|ref|role|type|href|src|rel|target|slot|style|htmlFor|d|viewBox|fill|stroke\w*|transform|name|lang|dir|inputMode|autoComplete|selectionMode|orientation|placement|variant|tone|size|aria-(haspopup|live|controls|describedby|labelledby|current|hidden)|data-.*)$/;

/** Attributes and properties whose values people read. */
const readAttributes = /label|title|text|placeholder|hint/i;

/** Calls whose arguments are names for the browser or for code. */
const codeCalls =
  /^(import|require|RegExp|querySelector(All)?|closest|matches|matchMedia|addEventListener|removeEventListener|getElementById|getAttribute|setAttribute|toggleAttribute|createElement|createPolicy|get|has|set|getItem|setItem|includes|startsWith|endsWith|indexOf|split|localeCompare|cva|classes|className|execCommand|postMessage)$/;

/** Capitalized words of the audit API, and names of keys. */
const apiWords =
  /^(None|Metadata|Request|RequestResponse|RequestReceived|ResponseStarted|ResponseComplete|Panic|Policy|PolicyRule|Status|Enter|Escape|Tab|Home|End|Delete|Backspace|PageUp|PageDown|Arrow\w+|Alt|Shift|Control|Meta|Space|F\d+)$/;

/** Files without readable strings: tests, types, and the frozen dictionary of links. */
const unread = /\.test\.|\.d\.ts$|^src\/testing\/|\/linkDictionary\d+\.ts$/;

const wanted = process.argv.slice(2);
const files = (wanted.length > 0 ? wanted : ['src']).flatMap(sourcesIn);
let count = 0;
for (const file of files) {
  const lines = wordsIn(file).toSorted((a, b) => a.line - b.line);
  for (const { line, text } of lines) console.log(`${file}:${line}  ${text}`);
  count += lines.length;
}
console.error(`${count} strings in ${files.length} files`);

/**
 * @param {string} path file or folder, relative to the project's root
 * @returns {string[]} the source files in it, sorted
 */
function sourcesIn(path) {
  const clean = path.replace(/\/+$/, '');
  if (!statSync(join(root, clean)).isDirectory()) return [clean];
  return readdirSync(join(root, clean), { recursive: true, encoding: 'utf8' })
    .map((name) => `${clean}/${name.replaceAll('\\', '/')}`)
    .filter((name) => /\.(tsx?|m?js)$/.test(name) && !unread.test(name))
    .sort();
}

/**
 * @param {string} file
 * @returns {{ line: number, text: string }[]}
 */
function wordsIn(file) {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(root, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  /** @type {{ line: number, text: string }[]} */
  const found = [];

  /** @param {ts.Node} node @param {string} text */
  const add = (node, text) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    // Print a template policy, or another long text, line by line.
    const isLong = text.split('\n').length > 3;
    for (const [at, part] of text.split('\n').entries()) {
      const shown = part.replace(/\s+/g, ' ').trim();
      if (isLong ? !/^#|\p{L} \p{L}/u.test(shown) : !/\p{L}/u.test(shown)) continue;
      found.push({ line: line + 1 + at, text: shown });
    }
  };

  /** @param {ts.Node} node @param {boolean} isShown whether its strings are shown on the page */
  const visit = (node, isShown) => {
    if (isCode(node)) return;
    if (ts.isJsxElement(node) || ts.isJsxFragment(node)) {
      const whole = node.children.some(hasText) && !isInsideSentence(node);
      if (whole) add(node, node.children.map(flat).join(''));
    }
    if (ts.isBinaryExpression(node) && isSum(node)) {
      // One string in several pieces.
      const text = flatSum(node);
      if (isWords(text, isShown)) add(node, text);
      ts.forEachChild(node, (child) => visitParts(child, isShown));
      return;
    }
    if (isString(node)) {
      const text = flatString(node);
      if (isWords(text, isShown)) add(node, text);
    }
    visitChildren(node, isShown);
  };

  /** @param {ts.Node} node @param {boolean} isShown */
  const visitChildren = (node, isShown) =>
    ts.forEachChild(node, (child) => {
      if (ts.isJsxAttribute(node)) return visit(child, readAttributes.test(name(node)));
      const inElement = ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent);
      const inFunction = ts.isArrowFunction(child) || ts.isFunctionExpression(child);
      visit(child, inElement || isReadProperty(node) || (isShown && !inFunction));
    });

  /** Visits the pieces of a sum, which is already printed as a whole. @param {ts.Node} node @param {boolean} isShown */
  const visitParts = (node, isShown) => {
    if (ts.isStringLiteralLike(node)) return;
    if (ts.isTemplateExpression(node) || (ts.isBinaryExpression(node) && isSum(node)))
      ts.forEachChild(node, (child) => visitParts(child, isShown));
    else visit(node, isShown);
  };

  visit(source, false);
  return found;
}

/** @param {ts.Node} node @returns {boolean} whether strings in it are only for code */
function isCode(node) {
  if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node))
    return true;
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return true;
  if (ts.isJsxAttribute(node)) return codeAttributes.test(name(node));
  const { parent } = node;
  if (!isString(node) || !parent) return false;
  if (ts.isCaseClause(parent)) return true;
  if (ts.isElementAccessExpression(parent)) return parent.argumentExpression === node;
  if (ts.isBinaryExpression(parent)) return /^([!=]==?|in)$/.test(parent.operatorToken.getText());
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) {
    const { expression } = parent;
    const called = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
    return called !== node && codeCalls.test(called.getText());
  }
  return false;
}

/** @param {ts.JsxAttribute} attribute */
function name(attribute) {
  return attribute.name.getText();
}

/** @param {ts.Node} node */
function isReadProperty(node) {
  return (
    ts.isPropertyAssignment(node) &&
    /^(label|title|text|note|help|hint|message|summary|words|what|detail|reason|fix|description|placeholder)$/i.test(
      node.name.getText(),
    )
  );
}

/** @param {ts.Node} node @returns {node is ts.StringLiteralLike | ts.TemplateExpression} */
function isString(node) {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

/** @param {ts.Node} node @returns {boolean} whether it adds strings together */
function isSum(node) {
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.PlusToken &&
    [node.left, node.right].some((side) => isString(side) || isSum(side))
  );
}

/** @param {ts.Node} node @returns {string} */
function flatSum(node) {
  if (ts.isBinaryExpression(node) && isSum(node)) return flatSum(node.left) + flatSum(node.right);
  return isString(node) ? flatString(node) : hole(node);
}

/** @param {ts.StringLiteralLike | ts.TemplateExpression} node */
function flatString(node) {
  if (ts.isStringLiteralLike(node)) return node.text;
  return (
    node.head.text +
    node.templateSpans.map(({ expression, literal }) => hole(expression) + literal.text).join('')
  );
}

/** @param {ts.Node} node @returns {string} an element's content in one line, with {…} for computed parts */
function flat(node) {
  if (ts.isJsxText(node)) {
    // Like React, drop line breaks and the white space around them.
    return node.text
      .replace(/\s*\n\s*$/, '')
      .replace(/^\s*\n\s*/, '')
      .replace(/\s*\n\s*/g, ' ');
  }
  if (ts.isJsxElement(node) || ts.isJsxFragment(node)) return node.children.map(flat).join('');
  if (ts.isJsxExpression(node)) {
    const { expression } = node;
    if (expression === undefined) return '';
    return ts.isStringLiteralLike(expression) ? expression.text : hole(expression);
  }
  return ts.isJsxSelfClosingElement(node) ? '{…}' : '';
}

/** @param {ts.Node} node */
function hole(node) {
  const text = node.getText().replace(/\s+/g, ' ');
  return text.length > 40 ? '{…}' : `{${text}}`;
}

/** @param {ts.Node} node */
function hasText(node) {
  return ts.isJsxText(node) && /\p{L}/u.test(node.text);
}

/** @param {ts.JsxElement | ts.JsxFragment} node @returns {boolean} whether it is part of a sentence that is printed as a whole */
function isInsideSentence({ parent }) {
  if (!ts.isJsxElement(parent) && !ts.isJsxFragment(parent)) return false;
  return parent.children.some(hasText) || isInsideSentence(parent);
}

/**
 * @param {string} text with {…} for computed parts
 * @param {boolean} isShown whether it is certainly shown on the page
 */
function isWords(text, isShown) {
  const own = text.replace(/\{[^}]*\}/g, '').trim();
  if (!/\p{L}{2}/u.test(own) || apiWords.test(own)) return false;
  if (isShown) return true;
  if (/\[\w+[\]=]/.test(own)) return false;
  if (/\s/.test(own)) return !/^[a-z]+(-[a-z]+)*( [a-z]+-[a-z-]+)+$/.test(own);
  return /^\p{Lu}\p{Ll}+[.…:]?$/u.test(own) || (/\s/.test(text) && /\p{L}{3}/u.test(own));
}
