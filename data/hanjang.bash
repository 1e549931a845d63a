# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of hanjang for bash. A test compares the verbs with those of the program.
_hanjang ()
{
  local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} verb=${COMP_WORDS[1]}
  local verbs=" tour import notes show outline terms search cards add due answer undo schedule optimize stats \
 topics diagrams render formula bench sheet export backup restore check help "
  local options="--library --lang --json"

  case $previous in
    --lang) COMPREPLY=($(compgen -W "ko en both" -- "$word")); return ;;
    --as) COMPREPLY=($(compgen -W "text markdown json" -- "$word")); return ;;
    --style) COMPREPLY=($(compgen -W "light dark contrast print" -- "$word")); return ;;
    --kind) COMPREPLY=($(compgen -W "summary cards worksheet weak" -- "$word")); return ;;
    --paper) COMPREPLY=($(compgen -W "A4 Letter" -- "$word")); return ;;
    --library|-o|--output|--reviews) COMPREPLY=($(compgen -f -- "$word")); return ;;
    help) COMPREPLY=($(compgen -W "$verbs" -- "$word")); return ;;
  esac

  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W "$verbs" -- "$word") $(compgen -f -- "$word"))
    return
  fi

  case $verb in
    show) options+=" --as" ;;
    outline) options+=" --promote --demote --merge --rename --heading --plain --undo" ;;
    search) options+=" --limit" ;;
    cards) options+=" --suggested" ;;
    due|answer) options+=" --at" ;;
    schedule) options+=" --version --retention" ;;
    optimize) options+=" --reviews" ;;
    stats) options+=" --days --at" ;;
    check) options+=" --repair" ;;
    tour) options+=" --output" ;;
    render) options+=" --set --seed --steps --size --style -o" ;;
    formula) options+=" --inline --display --size --style -o" ;;
    sheet) options+=" --kind --paper --pages -o" ;;
  esac
  if [[ $verb == answer && $word != -* ]]; then
    COMPREPLY=($(compgen -W "again hard good easy" -- "$word"))
  elif [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$word"))
  else
    COMPREPLY=($(compgen -f -- "$word"))
  fi
}
complete -o filenames -F _hanjang hanjang
