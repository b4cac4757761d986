# Finds what a word of a ktrail command line can become; the program of all shells.
# Called with the word before the cursor, and those before that without "ktrail". Prints a candidate a
# line, some with a tab and what they are for, and ":files" where the shell is to add files.
# Without apostrophes, since it stands between two; lines that begin with # are left out.
cur=$1
shift
commands="@COMMANDS@"
table() {
  arguments=none options=
  case $1 in
@TABLE@  *) return 1 ;;
  esac
}
kind_of() {
  for option in $options; do
    case $option in
      "$1":*) kind=${option#*:}; return 0 ;;
    esac
  done
  return 1
}
begin_so() {
  while IFS= read -r line; do
    case $line in
      "$cur"*) printf "%s\n" "$line" ;;
    esac
  done
}
in_repo() {
  git -C "${repo:-.}" "$@" 2> /dev/null
}
revisions() {
  before=
  case $cur in
    *..*) before=${cur%..*}.. ;;
  esac
  echo "${before}HEAD" | begin_so
  in_repo for-each-ref --format="$before%(refname:lstrip=2)" refs/heads refs/tags refs/remotes | begin_so
}
names() {
  case $cur in
    "" | *[!A-Za-z0-9_]*) return ;;
  esac
  dir=${repo:-.}/.git
  [ -d "$dir" ] || dir=$(in_repo rev-parse --path-format=absolute --git-common-dir) || return
  file=$dir/ktrail/names
  [ -r "$file" ] || file=${XDG_CACHE_HOME:-$HOME/.cache}/ktrail/names/$(cd "$dir" && pwd -P | tr / %)
  old=
  for facts in "$dir"/ktrail/v*/facts; do
    [ -d "$facts" ] || continue
    [ -r "$file" ] && [ ! "$file" -ot "$facts" ] || old=1
  done
  [ -z "$old" ] || ("$0" -C "${repo:-.}" completion --refresh > /dev/null 2>&1 < /dev/null &)
  [ -r "$file" ] || return
  if command -v look > /dev/null 2>&1; then
    LC_ALL=C look "$cur" "$file"
  else
    LC_ALL=C grep "^$cur" "$file"
  fi | LC_ALL=C awk -v n=${#cur} "
    NR <= 300 { kept[NR] = \$0 }
    {
      i = index(substr(\$0, n + 2), \"_\")
      group = i ? substr(\$0, 1, n + 1 + i) : \$0
      if (group != groups[m]) { groups[++m] = group; first[m] = \$0; size[m] = 0 }
      size[m]++
    }
    END {
      if (NR <= 300) for (i = 1; i <= NR; i++) print kept[i]
      else for (i = 1; i <= m; i++) print size[i] == 1 ? first[i] : groups[i]
    }"
}
offer() {
  case $1 in
    =*) printf "%s\n" "${1#=}" | tr , "\n" | begin_so ;;
    name) names ;;
    revision) revisions ;;
    source) revisions; echo ":files" ;;
    file) echo ":files" ;;
    command) printf "%s\n" "$commands" | begin_so ;;
  esac
}
repo=
command=
skip=
kind=
table ""
for word do
  if [ -n "$skip" ]; then
    [ "$skip" != -C ] || repo=$word
    skip=
    continue
  fi
  case $word in
    --*=*) ;;
    -*)
      if kind_of "$word" && [ "$word" != --color ]; then skip=$word; fi
      ;;
    *)
      if [ -z "$command" ]; then
        command=$word
        table "$command" || exit 0
      elif [ "$arguments" != command ] && table "$command $word"; then
        command="$command $word"
      else
        table "$command"
      fi
      ;;
  esac
done
case $repo in
  "~/"*) repo=$HOME/${repo#"~/"} ;;
esac
if [ -n "$skip" ]; then
  offer "$kind"
  exit 0
fi
case $cur in
  --*=*)
    if kind_of "${cur%%=*}"; then
      before=${cur%%=*}=
      cur=${cur#*=}
      offer "$kind" | while IFS= read -r line; do printf "%s\n" "$before$line"; done
    fi
    ;;
  -*)
    for option in $options; do
      printf "%s\n" "${option%%:*}"
    done | begin_so
    ;;
  *)
    if [ -z "$command" ]; then offer command; else offer "$arguments"; fi
    ;;
esac
