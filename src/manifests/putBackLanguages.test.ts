import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { findPolicies } from './findPolicies';
import { putBack } from './putBack';

const policy = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: Metadata\n';
const inLine = policy.trimEnd().replaceAll('\n', String.raw`\n`);
const right = (columns: number) => policy.replace(/^(?=.)/gm, ' '.repeat(columns));

/** Lines that mean something in one language or another. */
const lines = {
  dollar: '# $HOME $1 $$ $(date) ${PATH} $ 5',
  backquotes: '# it costs `date`',
  backslashes: String.raw`# a\tb \d \\ \$x \n \u0041 \101 \"`,
  quotes: `# "a" 'b' it's`,
  hash: '# #{x} #$x #@x %{y} 100 % %d %%',
  braces: '# {{ x }} {% y %} ${{ z }} {a}',
  nix: "# '' ''$ $${x}",
};
type Line = keyof typeof lines;

/** Runs a script and returns what it writes. */
type Run = readonly [command: string, ...args: string[]];
const bash: Run = ['bash', '-c'];
const sh: Run = ['sh', '-c'];
const python: Run = ['python3', '-c'];
const node: Run = ['node', '-e'];

/** Writes what a file or a provisioner would get, without the indentation of the script. */
const asFiles = `
def write(text) = print(text.gsub(/^    /, ''))
def file(*) = yield
def content(text) = write(text)
def x(inline:) = write(inline)
module Vagrant; def self.configure(*) = yield(self); end`;
const ruby: Run = ['ruby', '-e', asFiles, '-e'];

/** Where neither the language nor what reads it can be known. */
const refusing = [
  undefined,
  ['dollar', 'backquotes', 'backslashes', 'hash', 'braces', 'nix'],
] as const;

/** Texts around a policy, what runs them, and the lines that they cannot hold. */
const hosts: Record<
  string,
  readonly [text: string, run?: Run | undefined, refused?: readonly Line[]]
> = {
  'bash, echo -e "…\\n"': [`#!/bin/bash\necho -e "${inLine}"\n`, bash],
  "bash, echo -e $'…\\n'": [`#!/bin/bash\necho -e $'${inLine}'\n`, bash],
  'bash, printf "…\\n"': [`#!/bin/bash\nprintf "${inLine}"\n`, bash],
  "bash, printf $'…\\n'": [`#!/bin/bash\nprintf $'${inLine}'\n`, bash],
  'bash, printf %b "…\\n"': [`#!/bin/bash\nprintf '%b' "${inLine}"\n`, bash],
  'bash, echo "…"': [`#!/bin/bash\necho "${policy}"\n`, bash],
  'sh, echo "…"': [`#!/bin/sh\necho "${policy}"\n`, sh, ['backslashes']],
  'sh, printf %s "…"': [`#!/bin/sh\nprintf '%s' "${policy}"\n`, sh],
  "bash, echo '…'": [`#!/bin/bash\necho '${policy}'\n`, bash, ['quotes', 'nix']],
  "sh, printf '…\\n'": [`#!/bin/sh\nprintf '${inLine}'\n`, sh, ['quotes', 'nix']],
  "bash, echo -e '…\\n'": [`#!/bin/bash\necho -e '${inLine}'\n`, bash, ['quotes', 'nix']],
  "python, '…\\n'": [
    `import sys\nP = '${inLine}'\nsys.stdout.write(P)\n`,
    python,
    ['quotes', 'nix'],
  ],
  "JavaScript, '…\\n'": [
    `const fs = require('fs');\nconst p = '${inLine}';\nfs.writeSync(1, p);\n`,
    node,
    ['quotes', 'nix'],
  ],
  'sh, <<EOF': [`#!/bin/sh\ncat <<EOF\n${policy}EOF\n`, sh],
  'sh, <<EOF with an expression': [
    `#!/bin/sh\nP=Policy\ncat <<EOF\n${policy.replace('Policy', '$P')}EOF\n`,
    sh,
  ],
  "sh, <<'EOF'": [`#!/bin/sh\ncat <<'EOF'\n${policy}EOF\n`, sh],
  'sh, <<"EOF"': [`#!/bin/sh\ncat <<"EOF"\n${policy}EOF\n`, sh],
  'sh, $(cat <<EOF)': [`#!/bin/sh\nP="$(cat <<EOF\n${policy}EOF\n)"\nprintf '%s' "$P"\n`, sh],
  'bash, <<EOF in <<EOF': [`#!/bin/bash\nbash <<EOF\ncat <<END\n${policy}END\nEOF\n`, bash],
  'bash, <<EOF in quotes': [`#!/bin/bash\nbash -c "cat <<EOF\n${policy}EOF"\n`, bash],
  'ssh, <<EOF in quotes': [`ssh a "cat > p <<EOF\n${policy}EOF\n"\n`, ...refusing],
  'python, """': [`import sys\nP = """${policy}"""\nsys.stdout.write(P)\n`, python],
  'python, f"""': [`import sys\nP = f"""${policy}"""\nsys.stdout.write(P)\n`, python],
  'python, r"""': [`import sys\nP = r"""${policy}"""\nsys.stdout.write(P)\n`, python],
  'python, """ % ()': [`import sys\nP = """${policy}""" % ()\nsys.stdout.write(P)\n`, python],
  'python, "…\\n"': [`import sys\nP = "${inLine}"\nsys.stdout.write(P)\n`, python],
  'JavaScript, `': [
    `const fs = require('fs');\nconst p = \`${policy}\`;\nfs.writeSync(1, p);\n`,
    node,
  ],
  'JavaScript, "…\\n"': [
    `const fs = require('fs');\nconst p = "${inLine}";\nfs.writeSync(1, p);\n`,
    node,
  ],
  'a language with `': [`policy = \`${policy}\`\n`, ...refusing],
  'Go, `': [`package a\n\nconst policy = \`${policy}\`\n`, undefined, ['backquotes']],
  'Go, "…\\n"': [`package a\n\nconst policy = "${inLine}"\n`],
  'Ruby, <<-SHELL': [
    `Vagrant.configure("2") do |config|\n  x inline: <<-SHELL\n${right(4)}  SHELL\nend\n`,
    ruby,
  ],
  'Ruby, <<~': [`file 'p' do\n  content <<~EOF\n${right(4)}  EOF\nend\n`, ruby],
  "Ruby, <<~'EOF'": [`file 'p' do\n  content <<~'EOF'\n${right(4)}  EOF\nend\n`, ruby],
  'Ruby, <<-SHELL with <<EOF': [
    `Vagrant.configure("2") do |config|\n  x inline: <<-SHELL\n    cat > p <<EOF\n${policy}EOF\n  SHELL\nend\n`,
  ],
  'Terraform, <<-EOT': [`resource "a" "b" {\n  p = <<-EOT\n${right(4)}  EOT\n}\n`],
  'Terraform, "…\\n"': [`resource "a" "b" {\n  p = "${inLine}"\n}\n`],
  'Terraform or Ruby': [`p = <<-EOT\n${right(4)}  EOT\n`, ...refusing],
  'Puppet, @(POLICY)': [`file { '/p':\n  content => @(POLICY)\n${right(4)}    | POLICY\n}\n`],
  'Puppet, @("POLICY")': [
    `file { '/p':\n  content => @("POLICY")\n${right(4)}    | POLICY\n}\n`,
    undefined,
    ['dollar', 'backslashes', 'hash', 'braces', 'nix'],
  ],
  "Nix, ''": [`{ pkgs, ... }: {\n  a.text = ''\n${right(4)}  '';\n}\n`],
  'Rust, r#"': [`const P: &str = r#"${policy}"#;\n`],
  'C#, @"': [`using System;\nvar p = @"${policy}";\n`],
  'C#, $@"': [`var p = $@"${policy}";\n`, undefined, [...refusing[1], 'quotes']],
  'make, define': [`define P\n${policy}endef\nexport P\nall:\n\techo "$$P"\n`],
  'Jsonnet, |||': [`{\n  a: |||\n${right(4)}  |||,\n}\n`],
  'PHP, <<<EOT': [`<?php\n$p = <<<EOT\n${policy}EOT;\n`, ...refusing],
  "PHP, <<<'EOT'": [`<?php\n$p = <<<'EOT'\n${policy}EOT;\n`],
  'sh, base64': [`echo ${Buffer.from(policy).toString('base64')} | base64 -d\n`, sh],
  'PowerShell, @"': [`$policy = @"\n${policy}"@\nSet-Content p $policy\n`],
  "PowerShell, @'": [`$policy = @'\n${policy}'@\nSet-Content p $policy\n`],
  'GitHub workflow, run': [
    `on: push\njobs:\n  a:\n    steps:\n    - run: |\n        cat > p <<EOF\n${right(8)}        EOF\n`,
    undefined,
    ['braces'],
  ],
  Ansible: [
    `- hosts: all\n  tasks:\n  - copy:\n      content: |\n${right(8)}      dest: /p\n`,
    undefined,
    ['braces'],
  ],
  'a Helm chart': [
    `kind: ConfigMap\nmetadata:\n  name: {{ .Values.name }}\ndata:\n  p: |\n${right(4)}`,
    undefined,
    ['braces'],
  ],
  'a ConfigMap': [`kind: ConfigMap\ndata:\n  p: |\n${right(4)}`],
};

function edited(holder: string, added: string[]) {
  const [before] = findPolicies(holder).embedded;
  if (!before) throw new Error('nothing to extract');
  const text = [before.text.trimEnd(), ...added].join('\n');
  return { text, result: putBack(holder, { path: before.path, index: 0 }, text) };
}

const names = Object.keys(lines) as Line[];

describe('what the language of the file makes of it is the policy that is put back', () => {
  it.each(Object.entries(hosts))('%s', (_host, [holder, run, refused = []]) => {
    const all = names.filter((name) => !refused.includes(name)).map((name) => lines[name]);
    const { text, result } = edited(holder, all);
    if (result.refused !== undefined) throw new Error(result.refused);
    expect(findPolicies(result.text).embedded[0]?.text.trimEnd()).toBe(text);
    if (!run) return;
    const [command, ...args] = run;
    const { stdout, error } = spawnSync(command, [...args, result.text], { encoding: 'utf8' });
    // Not every machine has every language.
    if (!error) expect(stdout.trimEnd()).toBe(text.replace('$P', 'Policy'));
  });
});

const refusals = Object.entries(hosts).flatMap(([host, [holder, , refused = []]]) =>
  refused.map((name): [string, string, string] => [`${host}: ${name}`, holder, lines[name]]),
);

it.each(refusals)('refuses %s', (_name, holder, line) => {
  const { result } = edited(holder, [line]);
  expect(result.refused).toBeDefined();
});

it.each<[name: string, before: string, after: string, refused?: RegExp]>([
  ['keeps an expression in another line', '# $USER\n', '# $USER\n# \\$5\n'],
  ['keeps an expression in a changed line', '# $USER\n', '# $USER too\n'],
  ['drops an expression with its line', '# $USER\n', ''],
  ['keeps an escape that is not needed', '# \\$ \\d\n', '# \\$ \\d\n# x\n'],
  ['does not add an expression', '# $USER\n', '# $USER\n# $USER too\n', /computes \$USER/],
  ['cannot tell', '# $A \\$A\n', '# $A $A.\n', /computes \$A/],
])('%s', (_name, before, after, refused) => {
  const script = (line: string) => `#!/bin/sh\ncat <<EOF\n${policy}${line}EOF\n`;
  const holder = script(before);
  const [found] = findPolicies(holder).embedded;
  const [wanted] = findPolicies(script(after)).embedded;
  const result = putBack(holder, { path: found?.path ?? '', index: 0 }, wanted?.text ?? '');
  if (refused) expect(result.refused).toMatch(refused);
  else expect(result).toEqual({ text: script(after) });
});

it('undoes the escapes of a shell when it extracts', () => {
  const script = `#!/bin/sh\ncat <<EOF\n${policy}# \\$x \\\\ \\\`a\\\` $y\nEOF\n`;
  expect(findPolicies(script).embedded[0]?.text).toBe(`${policy}# $x \\ \`a\` $y\n`);
});

it('changes no more of a string in quotes than the edit', () => {
  const before = String.raw`#!/bin/bash
echo -e "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: None`;
  const after = String.raw`" > p
`;
  const { result } = edited(before + after, ['# $A `b` \\d \\\\']);
  expect(result).toEqual({
    text: before + String.raw`\n# \$A \`b\` \\\d \\\\\\\\` + after,
  });
});
