/** Completion in the shells themselves, and the manual page in front of those who read it. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tmpdir } from 'node:os';
import { commandLineOf } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/commands/table.ts';
import { completionOf } from '../../src/setup/completion/shells.ts';
import { shells } from '../../src/setup/completion/shell-names.ts';
import { cli, root } from '../support/cli.ts';

const isHere = (program: string): boolean => spawnSync('which', [program]).status === 0;
const absent = [...shells, 'mandoc', 'groff'].filter((program) => !isHere(program));
if (absent.length > 0)
  process.stderr.write(
    `No ${absent.join(', ')} here (apt-get install ${absent.join(' ')}): tests are skipped.\n`,
  );

const folder = mkdtempSync(join(tmpdir(), 'digest-test-completion-'));
const env = {
  PATH: `${folder}/bin:${process.env['PATH'] ?? ''}`,
  HOME: folder,
  TERM: 'dumb',
  LANG: 'C.UTF-8',
};
const scriptOf = (shell: string): string => join(folder, `completion.${shell}`);

beforeAll(() => {
  mkdirSync(join(folder, 'bin'));
  mkdirSync(join(folder, 'topics'));
  mkdirSync(join(folder, 'a-folder'));
  writeFileSync(join(folder, 'a-file.md'), '');
  writeFileSync(join(folder, 'topics/lighthouse.yaml'), '');
  writeFileSync(
    join(folder, 'bin/digest'),
    `#!/bin/sh\nexec ${process.execPath} ${join(root, 'bin/digest.js')} "$@"\n`,
  );
  chmodSync(join(folder, 'bin/digest'), 0o755);
  for (const shell of shells)
    writeFileSync(scriptOf(shell), completionOf(shell, commandLineOf(commands)));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What is typed, and words that must be among those offered. */
const cases: readonly (readonly [typed: string, offered: readonly string[], not: string])[] = [
  ['digest sche', ['schedule'], 'show'],
  ['digest schedule ', ['cron', 'systemd', 'github-actions', 'launchd'], 'run'],
  ['digest schedule --at 07:00 git', ['github-actions'], 'cron'],
  ['digest lightho', ['lighthouse'], 'qwen'],
  ['digest run lightho', ['lighthouse'], 'qwen'],
  ['digest stories qw', ['qwen'], 'lighthouse'],
  ['digest topics check lightho', ['lighthouse'], 'qwen'],
  ['digest init --topics deeps', ['deepseek'], 'qwen'],
  ['digest run --engine ', ['auto', 'ollama', 'openai', 'extractive'], 'a-file.md'],
  ['digest run --catch', ['--catch-up'], '--all'],
  ['digest --engine oll', ['ollama'], 'openai'],
  ['digest help sche', ['schedule'], 'show'],
  ['digest verify a-fi', ['a-file.md'], 'a-folder'],
  ['digest completion f', ['fish'], 'bash'],
];

describe.skipIf(!isHere('bash'))('bash', () => {
  const complete = (typed: string): readonly string[] => {
    const words = typed.split(' ').map((word) => `'${word}'`);
    const script = `source ${scriptOf('bash')}; COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; _digest; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', script], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    return stdout.split('\n');
  };

  test.each(cases)('%s', (typed, offered, not) => {
    const words = complete(typed);
    for (const word of offered) expect(words).toContain(word);
    expect(words).not.toContain(not);
  });

  test('behind an equals sign, at which bash cuts', () => {
    const script = `source ${scriptOf('bash')}; COMP_WORDS=(digest run --format = hu); COMP_CWORD=4; _digest; echo "\${COMPREPLY[@]}"`;
    const { stdout } = spawnSync('bash', ['-c', script], { env, encoding: 'utf8' });
    expect(stdout).toBe('hugo\n');
  });
});

describe.skipIf(!isHere('fish'))('fish', () => {
  test.each(cases)('%s', (typed, offered, not) => {
    const script = `source ${scriptOf('fish')}; complete -C '${typed}'`;
    const { stdout } = spawnSync('fish', ['-c', script], { cwd: folder, env, encoding: 'utf8' });
    const words = stdout.split('\n').map((line) => line.split('\t')[0]);
    for (const word of offered) expect(words).toContain(word);
    expect(words).not.toContain(not);
  });
});

describe.skipIf(!isHere('zsh'))('zsh', () => {
  // What zsh would show, an interactive one is asked for: words are kept instead of shown.
  const complete = (typed: string): readonly string[] => {
    const inner = `
fpath=(${folder}/zfunc $fpath); autoload -Uz compinit; compinit -u -D; source ${scriptOf('zsh')}
compadd() {
  local -a kept; local -A given
  if [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then builtin compadd "$@"; return $?; fi
  builtin compadd -A kept "$@"; print -l -- $kept >>${folder}/offered; builtin compadd "$@"
}
bindkey '^I' complete-word
zle -C say complete-word say; say() { _main_complete; compstate[insert]=; compstate[list]=; exit }
bindkey '^X' say; PS1=; print READY >${folder}/ready`;
    writeFileSync(join(folder, 'inner.zsh'), inner);
    const outer = `
zmodload zsh/zpty; rm -f ${folder}/offered ${folder}/ready
zpty z zsh -f -i; zpty -w z 'source ${folder}/inner.zsh'
repeat 200 { [ -e ${folder}/ready ] && break; sleep 0.05 }
zpty -n -w z "$1"$'\\x18'
repeat 200 { zpty -t z || break; zpty -r -t z chunk; sleep 0.05 }`;
    writeFileSync(join(folder, 'outer.zsh'), outer);
    spawnSync('zsh', ['-f', join(folder, 'outer.zsh'), typed], { cwd: folder, env });
    const { stdout } = spawnSync('cat', [join(folder, 'offered')], { encoding: 'utf8' });
    return stdout.split('\n').map((word) => word.replace(/[:=].*$/, ''));
  };

  test.each(cases)('%s', (typed, offered, not) => {
    const words = complete(typed);
    for (const word of offered) expect(words).toContain(word);
    expect(words).not.toContain(not);
  });
});

test('a shell that is none is refused with the nearest', async () => {
  const { code, err } = await cli(['completion', 'fihs']);
  expect([code, err]).toEqual([2, expect.stringContaining('Did you mean "fish"?')]);
});

describe('the manual page', () => {
  test('has every command with its options, and what they do', async () => {
    const { out } = await cli(['man']);
    for (const { name } of commands)
      expect(out).toMatch(new RegExp(`^\\.SS digest ${name}( |$)`, 'm'));
    expect(out).toContain('.B \\-\\-catch\\-up <days>');
  });

  test.skipIf(!isHere('mandoc'))('mandoc finds no fault but long lines and no date', async () => {
    const { out } = await cli(['man']);
    const lint = spawnSync('mandoc', ['-T', 'lint'], { input: out, encoding: 'utf8' });
    expect(
      lint.stdout
        .split('\n')
        .filter((line) => line !== '' && !/longer than|missing date/.test(line)),
    ).toEqual([]);
    const wrong = spawnSync('mandoc', ['-T', 'lint'], {
      input: `${out}.nonsense\n`,
      encoding: 'utf8',
    });
    expect(wrong.stdout).toContain('nonsense');
  });

  test.skipIf(!isHere('groff'))(
    'groff sets it without a warning, apostrophes and hyphens as they are',
    async () => {
      const { out } = await cli(['man']);
      const set = spawnSync('groff', ['-man', '-Tutf8', '-ww', '-P-cbu'], {
        input: out,
        encoding: 'utf8',
      });
      expect([set.status, set.stderr]).toEqual([0, '']);
      const plain = set.stdout.replace(/\s+/g, ' ');
      expect(plain).toContain('--catch-up <days>');
      expect(plain).toContain('topic’s zone');
      expect(plain).toContain('eval "$(digest completion bash)"');
    },
  );
});
