#compdef ktrail git-ktrail
# Completion of ktrail for zsh: a file _ktrail in $fpath, or source <(ktrail completion zsh)
_ktrail_core='@CORE@'

_ktrail() {
  local one files=
  local -a plain groups described
  for one in "${(@f)$(sh -c "$_ktrail_core" "$words[1]" "$PREFIX" "${(@)words[2,CURRENT-1]}" 2> /dev/null)}"; do
    case $one in
      '') ;;
      :files) files=1 ;;
      *$'\t'*) described+=("${${one%%$'\t'*}//:/\\:}:${one#*$'\t'}") ;;
      *_) groups+=("$one") ;;
      *) plain+=("$one") ;;
    esac
  done
  (( $#described )) && _describe command described
  (( $#plain )) && compadd -a plain
  (( $#groups )) && compadd -S '' -a groups
  [[ -n $files ]] && _files
}

if [[ $funcstack[1] = _ktrail ]]; then
  _ktrail "$@"
else
  compdef _ktrail ktrail git-ktrail
fi
