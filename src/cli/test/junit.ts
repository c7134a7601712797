import type { RanFile, RanTest } from './runFile';

/**
 * Returns the results as JUnit XML, as Jenkins reads it
 * (https://github.com/jenkinsci/xunit-plugin, junit-10.xsd): a suite for each file of tests.
 */
export function junitResults(ran: readonly RanFile[]): string {
  const suites = ran.map(({ file, policy, kubernetes, tests, mutants }) => {
    const cases = tests.map((test) => caseOf(file.name, test));
    if (mutants) {
      const said = `${mutants.noticed} of ${mutants.noticed + mutants.missed.length} mistakes would be noticed`;
      const text = mutants.missed
        .map(({ mutant }) => `rule ${(mutant.rule ?? -1) + 1}: ${mutant.words}`)
        .join('\n');
      cases.push(
        mutants.isTooFew
          ? element(
              file.name,
              'mistakes that the tests notice',
              `${said}, less than ${mutants.threshold} %`,
              text,
            )
          : element(file.name, 'mistakes that the tests notice'),
      );
    }
    const failed =
      tests.filter(({ failures }) => failures.length > 0).length +
      (mutants?.isTooFew === true ? 1 : 0);
    return [
      `  <testsuite name="${attribute(file.name)}" tests="${cases.length}" failures="${failed}" errors="0" skipped="0" time="0">`,
      '    <properties>',
      `      <property name="policy" value="${attribute(policy.name)}"/>`,
      `      <property name="kubernetes" value="${attribute(kubernetes)}"/>`,
      '    </properties>',
      ...cases,
      '  </testsuite>',
    ].join('\n');
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('\n')}\n</testsuites>\n`;
}

function caseOf(file: string, { name, failures, because, expectAt }: RanTest): string {
  if (failures.length === 0) return element(file, name);
  const said = failures.map(({ expected, actual }) => `expected ${expected}, but it is ${actual}`);
  return element(
    file,
    name,
    said.join('; '),
    `${because}\n${file}:${expectAt.line}:${expectAt.column}`,
  );
}

function element(file: string, name: string, failure?: string, text = ''): string {
  const start = `    <testcase classname="${attribute(file)}" name="${attribute(name)}" time="0"`;
  if (failure === undefined) return `${start}/>`;
  return `${start}>\n      <failure type="expectation" message="${attribute(failure)}">${content(text)}</failure>\n    </testcase>`;
}

/** XML 1.0 has no control characters, not even escaped, and no half surrogate pairs. */
// oxlint-disable-next-line no-control-regex
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu;

const content = (text: string) =>
  text
    .replace(forbidden, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

const attribute = (text: string) =>
  content(text)
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/g, (char) => `&#${char.charCodeAt(0)};`);
