import { resultOf } from '../../audit/steps';
import type { Span } from '../tree';
import { expressionsIn, type Expression } from './expressions';

/** What a template is written for, and what to do with it. */
export interface TemplateKind {
  /** With an article: "a Helm template". */
  name: string;
  /** What makes it a policy. */
  render: string;
}

/** A text that is a policy only once its expressions are replaced. */
export interface Template {
  kind: TemplateKind;
  /** In the order of the text, those in comments included. */
  expressions: readonly Expression[];
  /** The first expression outside comments, or the first that decides about lines. */
  first: Expression;
  /** Whether expressions decide which lines are there, so that the place of a line means something. */
  hasLines: boolean;
}

type KindTest = (expressions: readonly Expression[]) => boolean;

const some =
  (syntax: Expression['syntax'], pattern = /^/): KindTest =>
  (expressions) =>
    expressions.some((each) => each.syntax === syntax && pattern.test(each.text));

const inBraces = /^\{\{\{?[-~]?\s*/;
const goWord =
  /^(?:[.$]|\/\*|(?:if|else|end|range|with|define|block|template|include|toYaml|toJson|tpl|printf|print|default|quote|required|lookup|index|env|nindent|indent|not|and|or|eq|ne|list|dict)(?![\w.(]))|[( ]\.[A-Za-z]|^[\w.]+ +["`$]/;
const helmWord =
  /\.(?:Values|Release|Chart|Capabilities|Files|Template)\b|\b(?:include|toYaml|nindent|tpl)\b/;
const isGo: KindTest = (expressions) =>
  expressions.some(
    ({ syntax, text }) => syntax === '{{ }}' && goWord.test(text.replace(inBraces, '')),
  );
const upperName = /^\$(?:\{[A-Z_][A-Z0-9_]*(?::?[-=+?][^}]*)?\}|[A-Z_][A-Z0-9_]*)$/;

/** The first kind whose test holds is the one. */
const kinds: readonly (readonly [test: KindTest, kind: TemplateKind])[] = [
  [
    some('#@'),
    { name: 'a ytt template', render: 'Render it first (ytt -f) and paste the result.' },
  ],
  [
    (all) =>
      some('<% %>', /^<%(?:def|block|include|page|namespace|inherit|!)/)(all) ||
      (some('% line')(all) && !some('% line', /^%[ \t]*(?:end|elsif|unless)\b|\bdo\b/)(all)),
    { name: 'a Mako template', render: 'Render it first and paste the result.' },
  ],
  [
    (all) => some('<% %>')(all) || some('% line')(all),
    { name: 'an ERB template', render: 'Render it first (erb) and paste the result.' },
  ],
  [
    some('${{ }}'),
    { name: 'a template with ${{ }}', render: 'Render it first and paste the result.' },
  ],
  [
    some('{{ }}', helmWord),
    { name: 'a Helm template', render: 'Render it first (helm template) and paste the result.' },
  ],
  [
    some('{% %}'),
    {
      name: 'a Jinja template',
      render: 'Render it first, for example with Ansible, and paste the result.',
    },
  ],
  [
    some('{{ }}', /^\{\{[#/^>{]/),
    { name: 'a Mustache template', render: 'Render it first and paste the result.' },
  ],
  [isGo, { name: 'a Go template', render: 'Render it first and paste the result.' }],
  [
    some('{{ }}'),
    {
      name: 'a Jinja template',
      render: 'Render it first, for example with Ansible, and paste the result.',
    },
  ],
  [
    (all) =>
      some('%{ }')(all) ||
      some(
        '${ }',
        /^\$\{\s*(?:var|local|module|data|each|path|terraform)\.|^\$\{\s*[a-z0-9_]+\(/,
      )(all),
    {
      name: 'a Terraform template',
      render: 'Render it first (templatefile in terraform console) and paste the result.',
    },
  ],
  [
    (all) => all.every(({ text }) => upperName.test(text)),
    { name: 'an envsubst template', render: 'Run envsubst first and paste the result.' },
  ],
  [
    () => true,
    { name: 'a Terraform or Mako template', render: 'Render it first and paste the result.' },
  ],
];

let remembered: { text: string; template: Template | undefined } | undefined;

/**
 * Returns the kind and the expressions of a text that is a template; undefined for any other text. Comments alone do not
 * make a template, except those that decide about lines. Remembers the last text.
 */
export function templateOf(text: string): Template | undefined {
  return resultOf(templateInSteps(text));
}

/** Same as templateOf, with pauses. */
export function* templateInSteps(text: string): Generator<undefined, Template | undefined> {
  if (remembered?.text === text) return remembered.template;
  const template = yield* readTemplate(text);
  remembered = { text, template };
  return template;
}

function* readTemplate(text: string): Generator<undefined, Template | undefined> {
  const expressions = yield* expressionsIn(text);
  yield;
  const live = expressions.filter(({ isComment, isControl }) => !isComment || isControl);
  const [first] = live;
  if (!first) return undefined;
  yield;
  for (const [test, kind] of kinds) {
    if (test(live))
      return { kind, expressions, first, hasLines: live.some(({ isControl }) => isControl) };
    yield;
  }
  return undefined;
}

/** What kube-apiserver makes of a template, and what to do. */
export function templateSentence(template: Template): string {
  return `${templateMessage(template)} ${template.kind.render}`;
}

/** Says what kind of template a text is. */
export function templateMessage({ kind, first }: Template): string {
  const isComment = first.isComment || first.text.startsWith('#');
  const does = isComment ? 'takes' : 'reads';
  const as = isComment ? 'for a comment' : 'as it is written';
  return `This is ${kind.name}: kube-apiserver ${does} ${shownExpression(first.text)} ${as}.`;
}

const shownAtMost = 60;

/** An expression on one line, shortened. */
export function shownExpression(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= shownAtMost ? line : `${line.slice(0, shownAtMost)}…`;
}

/** Returns the first expression that a span overlaps or borders on. Expressions are in order. */
export function expressionAt(
  expressions: readonly Expression[],
  { start, end }: Span,
): Expression | undefined {
  let low = 0;
  for (let high = expressions.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((expressions[middle]?.end ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const found = expressions[low];
  return found && found.start <= end ? found : undefined;
}
