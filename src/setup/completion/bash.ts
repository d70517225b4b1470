/** Completion for bash 4 and later; needs nothing of bash-completion. */
import {
  flagOf,
  isSeveral,
  shown,
  valuesOfArgument,
  valuesOfOption,
  type CommandLine,
  type CommandShape,
  type Values,
} from '../command-line.ts';

export function bashCompletion(line: CommandLine): string {
  const { name, commands, usual } = line;
  const cases = commands
    .flatMap((command) =>
      shown(command).flatMap((option) => {
        const values = valuesOfOption(option);
        return values === undefined
          ? []
          : [`    ${command.name}:${flagOf(option)}) ${fill(values)}; return ;;\n`];
      }),
    )
    .join('');
  const flags = commands
    .map((command) => `    ${command.name}) flags='${flagsOf(command)}' ;;\n`)
    .join('');
  const takers = commands
    .map((command) => `    ${command.name}) takers='${takersOf(command)}' ;;\n`)
    .join('');
  const positions = commands.flatMap((command) => positionsOf(command)).join('');
  return `# bash completion of ${name}. Into ~/.bashrc:  eval "$(${name} completion bash)"
_${name}() {
  local cur=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]}
  local commands='${[...commands.map((command) => command.name), 'help'].join(' ')}'
  local command=${usual} typed= flags= takers= at=0 i word
  COMPREPLY=()
  # bash cuts words at an equals sign: --format=hu is three of them.
  if [ "$cur" = '=' ]; then cur=; elif [ "$before" = '=' ] && [ "$COMP_CWORD" -gt 1 ]; then before=\${COMP_WORDS[COMP_CWORD-2]}; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if [[ $word != -* ]]; then
      [[ " $commands " == *" $word "* ]] && { command=$word; typed=$i; }
      break
    fi
  done
  if [ "$command" = help ]; then
    COMPREPLY=($(compgen -W "$commands" -- "$cur")); return
  fi
  case $command in
${flags}  esac
  case $command in
${takers}  esac
  case $command:$before in
${cases}  esac
  if [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W "$flags --help\${typed:- --version}" -- "$cur")); return
  fi
  for ((i = \${typed:-0} + 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if [[ " $takers " == *" $word "* ]]; then
      [ "\${COMP_WORDS[i+1]}" = '=' ] && ((i++))
      ((i++))
    elif [[ $word != -* ]]; then ((at++)); fi
  done
  if [ -z "$typed" ] && [ "$at" = 0 ]; then
    COMPREPLY=($(compgen -W "$commands $(_${name}_topics)" -- "$cur")); return
  fi
  case $command:$at in
${positions}  esac
}
_${name}_topics() { ${name} topics --ids 2>/dev/null; }
complete -F _${name} ${name}
`;
}

function flagsOf(command: CommandShape): string {
  return shown(command).map(flagOf).join(' ');
}

/** Flags behind which a value stands. */
function takersOf(command: CommandShape): string {
  return command.options
    .filter((option) => valuesOfOption(option) !== undefined)
    .map(flagOf)
    .join(' ');
}

function positionsOf(command: CommandShape): readonly string[] {
  return command.arguments.map(
    (argument, i) =>
      `    ${command.name}:${isSeveral(argument) ? '*' : i}) ${fill(valuesOfArgument(argument))} ;;\n`,
  );
}

function fill(values: Values): string {
  switch (values.kind) {
    case 'words':
      return `COMPREPLY=($(compgen -W '${values.words.join(' ')}' -- "$cur"))`;
    case 'topics':
      return 'COMPREPLY=($(compgen -W "$(_digest_topics)" -- "$cur"))';
    case 'folders':
      return 'compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -d -- "$cur"))';
    case 'files':
      return 'compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$cur"))';
    case 'anything':
      return ':';
  }
}
