# Completion of ktrail for bash: source <(ktrail completion bash)
_ktrail_core='@CORE@'

# What bash divides at : and = is taken together again, and only what stands behind is given back.
_ktrail_complete() {
  local line=${COMP_LINE:0:COMP_POINT} cur= files= open= one divided
  local -a words=()
  read -ra words <<< "$line"
  case $line in
    *[[:blank:]]) ;;
    *) cur=${words[-1]} && unset "words[-1]" ;;
  esac
  [ "${words[0]}" != git ] || words=("git-ktrail" "${words[@]:2}")
  divided=${cur%"${cur##*[:=]}"}
  COMPREPLY=()
  while IFS= read -r one; do
    case $one in
      :files) files=1 ;;
      *)
        one=${one%%$'\t'*}
        case $one in
          *_) open=1 ;;
        esac
        COMPREPLY+=("${one#"$divided"}")
        ;;
    esac
  done < <(sh -c "$_ktrail_core" "${words[0]}" "$cur" "${words[@]:1}" 2> /dev/null)
  if [ -n "$files" ]; then
    while IFS= read -r one; do
      COMPREPLY+=("$one")
    done < <(compgen -f -- "$cur")
    compopt -o filenames 2> /dev/null
  fi
  [ -z "$open" ] || compopt -o nospace 2> /dev/null
}
complete -F _ktrail_complete ktrail ./ktrail git-ktrail

# For git's own completion.
_git_ktrail() { _ktrail_complete; }
