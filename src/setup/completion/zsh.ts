/** Completion for zsh. */
import {
  flagOf,
  isSeveral,
  shown,
  valuesOfArgument,
  valuesOfOption,
  type CommandLine,
  type CommandShape,
  type OptionShape,
  type Values,
} from '../command-line.ts';

export function zshCompletion({ name, commands, usual }: CommandLine): string {
  const described = commands
    .map(({ name: command, summary }) => `    ${quoted(`${command}:${summary}`)}\n`)
    .join('');
  const cases = commands
    .map((command) => `    ${command.name}) _arguments -s -S ${specsOf(command)} ;;\n`)
    .join('');
  return `#compdef ${name}
# zsh completion of ${name}. Into a folder of $fpath:  ${name} completion zsh > ~/.zfunc/_${name}
# or into ~/.zshrc, after compinit:  eval "$(${name} completion zsh)"
_${name}_commands() {
  local -a commands
  commands=(
${described}    'help:say what a command takes'
  )
  _describe -t commands command commands
}
_${name}_topics() {
  local -a ids
  ids=(\${(f)"$(_call_program topics ${name} topics --ids 2>/dev/null)"})
  _describe -t topics topic ids
}
_${name}() {
  local command=${usual}
  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
    _alternative "commands:command:_${name}_commands" "topics:topic:_${name}_topics"
    return
  fi
  if (( CURRENT > 2 )) && [[ " ${[...commands.map((command) => command.name), 'help'].join(' ')} " == *" $words[2] "* ]]; then
    command=$words[2]
    shift words
    (( CURRENT-- ))
  fi
  case $command in
    help) _${name}_commands ;;
${cases}  esac
}
if [ "$funcstack[1]" = "_${name}" ]; then _${name} "$@"; else compdef _${name} ${name}; fi
`;
}

function specsOf(command: CommandShape): string {
  const ofArguments = command.arguments.map((argument, i) => {
    const place = isSeveral(argument) ? '*' : String(i + 1);
    const optional = argument.name.startsWith('[') && place !== '*' ? ':' : '';
    return quoted(
      `${place}:${optional}${escaped(bare(argument.name))}:${action(valuesOfArgument(argument))}`,
    );
  });
  return [
    ...shown(command).map(optionSpec),
    quoted('--help[say what it takes]'),
    ...ofArguments,
  ].join(' ');
}

function optionSpec(option: OptionShape): string {
  const values = valuesOfOption(option);
  const what = `[${escaped(option.what)}]`;
  if (values === undefined) return quoted(`${flagOf(option)}${what}`);
  const placeholder = bare(option.flags.split(' ').slice(1).join(' '));
  return quoted(`${flagOf(option)}=${what}:${escaped(placeholder)}:${action(values)}`);
}

function bare(placeholder: string): string {
  return placeholder.replace(/[<>[\].]/g, '');
}

function action(values: Values): string {
  switch (values.kind) {
    case 'words':
      return `(${values.words.join(' ')})`;
    case 'topics':
      return '_digest_topics';
    case 'folders':
      return '_files -/';
    case 'files':
      return '_files';
    case 'anything':
      return ' ';
  }
}

/** In a spec brackets, colons and backslashes have a meaning. */
function escaped(text: string): string {
  return text.replace(/[\\[\]:]/g, (sign) => `\\${sign}`);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
