/** Completion for fish. */
import {
  flagOf,
  shown,
  valuesOfArgument,
  valuesOfOption,
  type CommandLine,
  type CommandShape,
  type OptionShape,
  type Values,
} from '../command-line.ts';

export function fishCompletion({ name, commands, usual }: CommandLine): string {
  const names = [...commands.map((command) => command.name), 'help'];
  const lines = [
    `complete -c ${name} -f`,
    ...commands.map(
      ({ name: command, summary }) =>
        `complete -c ${name} -n __${name}_none -a ${command} -d ${quoted(summary)}`,
    ),
    `complete -c ${name} -n __${name}_none -a help -d ${quoted('say what a command takes')}`,
    `complete -c ${name} -n '__${name}_is help' -a ${quoted(names.join(' '))}`,
    `complete -c ${name} -l help -d ${quoted('say what it takes')}`,
    ...commands.flatMap((command) => linesOf(name, command)),
  ];
  return `# fish completion of ${name}:  ${name} completion fish > ~/.config/fish/completions/${name}.fish
function __${name}_command
  for word in (commandline -opc)[2..-1]
    string match -q -- '-*' $word; and continue
    contains -- $word ${names.join(' ')}; and echo $word; or echo ${usual}
    return
  end
  echo ${usual}
end
function __${name}_none
  test (count (commandline -opc)) -eq 1
end
function __${name}_is
  test (__${name}_command) = $argv[1]
end
function __${name}_topics
  ${name} topics --ids 2>/dev/null
end
${lines.join('\n')}
`;
}

function linesOf(program: string, command: CommandShape): readonly string[] {
  const when = `complete -c ${program} -n ${quoted(`__${program}_is ${command.name}`)}`;
  return [
    ...shown(command).map((option) => `${when} ${optionWords(option)}`),
    ...command.arguments.map(
      (argument) => `${when} ${valueWords(valuesOfArgument(argument))} -d ${quoted(argument.what)}`,
    ),
  ];
}

function optionWords(option: OptionShape): string {
  const values = valuesOfOption(option);
  const long = `-l ${flagOf(option).replace(/^--/, '')}`;
  const what = `-d ${quoted(option.what)}`;
  if (values === undefined) return `${long} ${what}`;
  // -x: a value, and no file.
  return `${long} ${values.kind === 'files' ? '-r' : '-x'} ${valueWords(values)} ${what}`;
}

function valueWords(values: Values): string {
  switch (values.kind) {
    case 'words':
      return `-a ${quoted(values.words.join(' '))}`;
    case 'topics':
      return "-a '(__digest_topics)'";
    case 'folders':
      return "-a '(__fish_complete_directories)'";
    case 'files':
      return '-F';
    case 'anything':
      return '';
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}'`;
}
