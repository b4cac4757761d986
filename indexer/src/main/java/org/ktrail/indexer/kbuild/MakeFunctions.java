package org.ktrail.indexer.kbuild;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Condition;

/** GNU make's functions over words with conditions. Those that need a running make are unknown. */
final class MakeFunctions {
  private static final Set<String> SILENT = Set.of("info", "warning", "error", "eval");
  private static final Set<String> RUNNING = Set.of("shell", "value", "origin", "flavor", "file");

  private final MakeExpander expander;
  private final MakeScope scope;
  private final PathLookup paths;

  MakeFunctions(MakeExpander expander, MakeScope scope, PathLookup paths) {
    this.expander = expander;
    this.scope = scope;
    this.paths = paths;
  }

  /** The value of a call, or null if the text between the parentheses calls no function. */
  @Nullable List<Word> call(String inner) {
    int blank = 0;
    while (blank < inner.length()
        && (Character.isLetter(inner.charAt(blank)) || inner.charAt(blank) == '-')) {
      blank++;
    }
    if (blank == 0 || blank == inner.length() || " \t".indexOf(inner.charAt(blank)) < 0) {
      return null;
    }
    String name = inner.substring(0, blank);
    List<String> args = arguments(inner.substring(blank).strip());
    String output = name.equals("shell") ? KbuildData.KERNEL.shell().get(args.getFirst()) : null;
    if (output != null) {
      return List.of(new Word(output, Condition.ALWAYS));
    }
    return switch (name) {
      case "subst" -> args.size() < 3 ? null : replace(args, MakeFunctions::subst);
      case "patsubst" -> args.size() < 3 ? null : replace(args, this::patsubst);
      case "addprefix" -> affix(words(args, 0), words(args, 1), true);
      case "addsuffix" -> affix(words(args, 0), words(args, 1), false);
      case "filter" -> filter(words(args, 0), words(args, 1), true);
      case "filter-out" -> filter(words(args, 0), words(args, 1), false);
      case "findstring" -> findString(text(args, 0), words(args, 1));
      case "if" -> choose(args);
      case "or" -> first(args);
      case "and" -> all(args);
      case "foreach" -> foreach(args);
      case "call" -> invoke(args);
      case "wildcard" -> wildcard(words(args, 0));
      case "strip", "sort" -> words(args, 0);
      case "abspath", "realpath" -> map(words(args, 0), MakeFunctions::normal);
      case "notdir" -> map(words(args, 0), t -> t.substring(t.lastIndexOf('/') + 1));
      case "dir" ->
          map(words(args, 0), t -> t.contains("/") ? t.substring(0, t.lastIndexOf('/') + 1) : "./");
      case "basename" -> map(words(args, 0), MakeFunctions::withoutSuffix);
      case "suffix" -> map(words(args, 0), t -> t.substring(withoutSuffix(t).length()));
      case "firstword" -> words(args, 0).stream().limit(1).toList();
      case "lastword" -> {
        List<Word> list = words(args, 0);
        yield list.isEmpty() ? list : List.of(list.getLast());
      }
      case "word", "words", "wordlist", "join" -> List.of(MakeExpander.unknown("$(" + inner + ")"));
      default ->
          SILENT.contains(name)
              ? List.of()
              : RUNNING.contains(name) ? List.of(MakeExpander.unknown("$(" + inner + ")")) : null;
    };
  }

  private static List<String> arguments(String text) {
    List<String> args = new ArrayList<>();
    int from = 0;
    for (int comma; (comma = MakeExpander.topLevel(text, ',', from)) >= 0; from = comma + 1) {
      args.add(text.substring(from, comma));
    }
    args.add(text.substring(from));
    return args;
  }

  private List<Word> words(List<String> args, int index) {
    return index < args.size() ? expander.expand(args.get(index)) : List.of();
  }

  /**
   * A replacement of words; what replaces and what is replaced may themselves have alternatives.
   */
  private interface Replacement {
    List<Word> apply(String from, String to, List<Word> words);
  }

  private List<Word> replace(List<String> args, Replacement replacement) {
    List<Word> words = words(args, 2);
    List<Word> result = new ArrayList<>();
    List<Word> froms = expander.texts(args.get(0));
    List<Word> tos = expander.texts(args.get(1));
    if ((long) froms.size() * tos.size() * Math.max(1, words.size()) > MakeExpander.MOST_WORDS) {
      return List.of(MakeExpander.unknown("too-many"));
    }
    for (Word from : froms) {
      for (Word to : tos) {
        Condition when = Guards.and(from.when(), to.when());
        result.addAll(Word.under(replacement.apply(from.text(), to.text(), words), when));
      }
    }
    // Where a symbol is off its word becomes empty, and an empty word is none.
    result.removeIf(w -> w.text().isEmpty());
    return result;
  }

  /** An argument that is one text in practice: a pattern or a replacement. */
  private String text(List<String> args, int index) {
    StringBuilder text = new StringBuilder();
    for (Word word : words(args, index)) {
      text.append(text.isEmpty() ? "" : " ").append(word.text());
    }
    return text.toString();
  }

  private static List<Word> map(List<Word> words, UnaryOperator<String> change) {
    List<Word> result = new ArrayList<>(words.size());
    for (Word word : words) {
      result.add(word.isUnknown() ? word : word.with(change.apply(word.text())));
    }
    return result;
  }

  private static String withoutSuffix(String path) {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') ? path.substring(0, dot) : path;
  }

  private static String normal(String path) {
    String resolved = PathLookup.resolve("", path);
    return resolved.isEmpty() ? "." : resolved;
  }

  private static List<Word> subst(String from, String to, List<Word> words) {
    return from.isEmpty() ? words : map(words, t -> substituted(t, from, to));
  }

  /** What is longer than words may be ends as it is: the expander makes it unknown. */
  private static String substituted(String text, String from, String to) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (int next; (next = text.indexOf(from, at)) >= 0; at = next + from.length()) {
      if (out.length() > MakeExpander.LONGEST) {
        break;
      }
      out.append(text, at, next).append(to);
    }
    return at == 0 ? text : out.append(text, at, text.length()).toString();
  }

  List<Word> patsubst(String pattern, String replacement, List<Word> words) {
    return map(
        words,
        t -> {
          String stem = stem(pattern, t);
          return stem == null ? t : replacement.replaceFirst("%", quote(stem));
        });
  }

  private static String quote(String stem) {
    return stem.replace("\\", "\\\\").replace("$", "\\$");
  }

  /** What {@code %} stands for; "" for an equal text without {@code %}; null if none. */
  static @Nullable String stem(String pattern, String text) {
    int percent = pattern.indexOf('%');
    if (percent < 0) {
      return pattern.equals(text) ? "" : null;
    }
    String head = pattern.substring(0, percent);
    String tail = pattern.substring(percent + 1);
    return text.length() >= head.length() + tail.length()
            && text.startsWith(head)
            && text.endsWith(tail)
        ? text.substring(head.length(), text.length() - tail.length())
        : null;
  }

  private static List<Word> affix(List<Word> affixes, List<Word> words, boolean before) {
    List<Word> result = new ArrayList<>();
    if ((long) affixes.size() * words.size() > MakeExpander.MOST_WORDS) {
      return List.of(MakeExpander.unknown("too-many"));
    }
    for (Word word : words) {
      if (affixes.isEmpty()) {
        result.add(word);
      }
      for (Word affix : affixes) {
        String text = before ? affix.text() + word.text() : word.text() + affix.text();
        result.add(new Word(text, Guards.and(word.when(), affix.when())));
      }
    }
    return result;
  }

  private static List<Word> filter(List<Word> patterns, List<Word> words, boolean keep) {
    if ((long) patterns.size() * words.size() > 100L * MakeExpander.MOST_WORDS) {
      return List.of(MakeExpander.unknown("too-many"));
    }
    List<Word> result = new ArrayList<>();
    for (Word word : words) {
      Condition matched = Condition.NEVER;
      for (Word pattern : patterns) {
        if (stem(pattern.text(), word.text()) != null) {
          matched = Guards.or(matched, pattern.when());
        }
      }
      Condition when = Guards.and(word.when(), keep ? matched : Guards.not(matched));
      if (!when.equals(Condition.NEVER)) {
        result.add(new Word(word.text(), when));
      }
    }
    return result;
  }

  private static List<Word> findString(String wanted, List<Word> words) {
    Condition found = Condition.NEVER;
    for (Word text : Word.texts(words)) {
      if (text.isUnknown()) {
        return List.of(text);
      }
      if (text.text().contains(wanted)) {
        found = Guards.or(found, text.when());
      }
    }
    return found.equals(Condition.NEVER) ? List.of() : List.of(new Word(wanted, found));
  }

  private List<Word> choose(List<String> args) {
    Condition chosen = Word.any(words(args, 0));
    List<Word> result = new ArrayList<>(Word.under(words(args, 1), chosen));
    result.addAll(Word.under(words(args, 2), Guards.not(chosen)));
    return result;
  }

  private List<Word> first(List<String> args) {
    List<Word> result = new ArrayList<>();
    Condition open = Condition.ALWAYS;
    for (String arg : args) {
      List<Word> words = expander.expand(arg);
      result.addAll(Word.under(words, open));
      open = Guards.and(open, Guards.not(Word.any(words)));
    }
    return result;
  }

  private List<Word> all(List<String> args) {
    Condition every = Condition.ALWAYS;
    List<Word> last = List.of();
    for (String arg : args) {
      last = expander.expand(arg);
      every = Guards.and(every, Word.any(last));
    }
    return Word.under(last, every);
  }

  private List<Word> foreach(List<String> args) {
    if (args.size() < 3) {
      return List.of();
    }
    String body = String.join(",", args.subList(2, args.size()));
    List<Word> result = new ArrayList<>();
    for (Word item : words(args, 1)) {
      result.addAll(
          with(
              Map.of(args.getFirst().strip(), List.of(new Word(item.text(), Condition.ALWAYS))),
              body,
              item.when()));
    }
    return result;
  }

  private List<Word> invoke(List<String> args) {
    String name = args.getFirst().strip();
    if (!(scope.get(name) instanceof MakeScope.Variable.Recursive macro)) {
      return List.of(MakeExpander.unknown("$(call " + String.join(",", args) + ")"));
    }
    Map<String, List<Word>> bound = new LinkedHashMap<>();
    for (int i = 1; i < args.size(); i++) {
      bound.put(Integer.toString(i), expander.expand(args.get(i)));
    }
    List<Word> result = new ArrayList<>();
    for (MakeScope.Piece piece : macro.pieces()) {
      result.addAll(with(bound, piece.text(), piece.when()));
    }
    return result;
  }

  private List<Word> with(Map<String, List<Word>> bound, String body, Condition when) {
    Map<String, MakeScope.Variable> hidden = new LinkedHashMap<>();
    bound.forEach((name, value) -> {
      MakeScope.Variable old = scope.get(name);
      if (old != null) {
        hidden.put(name, old);
      }
      scope.set(name, value);
    });
    List<Word> result = new ArrayList<>(Word.under(expander.expand(body), when));
    bound.keySet().forEach(name -> scope.restore(name, hidden.get(name)));
    return result;
  }

  private List<Word> wildcard(List<Word> patterns) {
    List<Word> result = new ArrayList<>();
    for (Word pattern : patterns) {
      for (String path : paths.matching(pattern.text())) {
        result.add(pattern.with(path));
      }
    }
    return result;
  }
}
