# Completion of ktrail for fish: ktrail completion fish > ~/.config/fish/completions/ktrail.fish
set -g __ktrail_core '@CORE@'

function __ktrail_complete
    set -l words (commandline -opc)
    set -l cur (commandline -ct)
    if test "$words[1]" = git
        set words git-ktrail $words[3..-1]
    end
    for line in (sh -c $__ktrail_core $words[1] "$cur" $words[2..-1] 2>/dev/null)
        if test "$line" = :files
            __fish_complete_path "$cur"
        else
            echo $line
        end
    end
end

complete -c ktrail -f -a '(__ktrail_complete)'
complete -c git-ktrail -f -a '(__ktrail_complete)'
complete -c git -n 'contains -- ktrail (commandline -opc)[2]' -f -a '(__ktrail_complete)'
