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
  @Nullable List<MakeWord> call(String inner) {
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
      return List.of(new MakeWord(output, Condition.ALWAYS));
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
        List<MakeWord> list = words(args, 0);
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

  private List<MakeWord> words(List<String> args, int index) {
    return index < args.size() ? expander.expand(args.get(index)) : List.of();
  }

  /**
   * A replacement of words; what replaces and what is replaced may themselves have alternatives.
   */
  private interface Replacement {
    List<MakeWord> apply(String from, String to, List<MakeWord> words);
  }

  private List<MakeWord> replace(List<String> args, Replacement replacement) {
    List<MakeWord> words = words(args, 2);
    List<MakeWord> result = new ArrayList<>();
    List<MakeWord> froms = expander.texts(args.get(0));
    List<MakeWord> tos = expander.texts(args.get(1));
    if ((long) froms.size() * tos.size() * Math.max(1, words.size()) > MakeExpander.MOST_WORDS) {
      return List.of(MakeExpander.unknown("too-many"));
    }
    for (MakeWord from : froms) {
      for (MakeWord to : tos) {
        Condition when = Guards.and(from.when(), to.when());
        result.addAll(MakeWord.under(replacement.apply(from.text(), to.text(), words), when));
      }
    }
    // Where a symbol is off its word becomes empty, and an empty word is none.
    result.removeIf(w -> w.text().isEmpty());
    return result;
  }

  /** An argument that is one text in practice: a pattern or a replacement. */
  private String text(List<String> args, int index) {
    StringBuilder text = new StringBuilder();
    for (MakeWord word : words(args, index)) {
      text.append(text.isEmpty() ? "" : " ").append(word.text());
    }
    return text.toString();
  }

  private static List<MakeWord> map(List<MakeWord> words, UnaryOperator<String> change) {
    List<MakeWord> result = new ArrayList<>(words.size());
    for (MakeWord word : words) {
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

  private static List<MakeWord> subst(String from, String to, List<MakeWord> words) {
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

  List<MakeWord> patsubst(String pattern, String replacement, List<MakeWord> words) {
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

  private static List<MakeWord> affix(
      List<MakeWord> affixes, List<MakeWord> words, boolean before) {
    List<MakeWord> result = new ArrayList<>();
    if ((long) affixes.size() * words.size() > MakeExpander.MOST_WORDS) {
      return List.of(MakeExpander.unknown("too-many"));
    }
    for (MakeWord word : words) {
      if (affixes.isEmpty()) {
        result.add(word);
      }
      for (MakeWord affix : affixes) {
        String text = before ? affix.text() + word.text() : word.text() + affix.text();
        result.add(new MakeWord(text, Guards.and(word.when(), affix.when())));
      }
    }
    return result;
  }

  private static List<MakeWord> filter(
      List<MakeWord> patterns, List<MakeWord> words, boolean keep) {
    if ((long) patterns.size() * words.size() > 100L * MakeExpander.MOST_WORDS) {
      return List.of(MakeExpander.unknown("too-many"));
    }
    List<MakeWord> result = new ArrayList<>();
    for (MakeWord word : words) {
      Condition matched = Condition.NEVER;
      for (MakeWord pattern : patterns) {
        if (stem(pattern.text(), word.text()) != null) {
          matched = Guards.or(matched, pattern.when());
        }
      }
      Condition when = Guards.and(word.when(), keep ? matched : Guards.not(matched));
      if (!when.equals(Condition.NEVER)) {
        result.add(new MakeWord(word.text(), when));
      }
    }
    return result;
  }

  private static List<MakeWord> findString(String wanted, List<MakeWord> words) {
    Condition found = Condition.NEVER;
    for (MakeWord text : MakeWord.texts(words)) {
      if (text.isUnknown()) {
        return List.of(text);
      }
      if (text.text().contains(wanted)) {
        found = Guards.or(found, text.when());
      }
    }
    return found.equals(Condition.NEVER) ? List.of() : List.of(new MakeWord(wanted, found));
  }

  private List<MakeWord> choose(List<String> args) {
    Condition chosen = MakeWord.any(words(args, 0));
    List<MakeWord> result = new ArrayList<>(MakeWord.under(words(args, 1), chosen));
    result.addAll(MakeWord.under(words(args, 2), Guards.not(chosen)));
    return result;
  }

  private List<MakeWord> first(List<String> args) {
    List<MakeWord> result = new ArrayList<>();
    Condition open = Condition.ALWAYS;
    for (String arg : args) {
      List<MakeWord> words = expander.expand(arg);
      result.addAll(MakeWord.under(words, open));
      open = Guards.and(open, Guards.not(MakeWord.any(words)));
    }
    return result;
  }

  private List<MakeWord> all(List<String> args) {
    Condition every = Condition.ALWAYS;
    List<MakeWord> last = List.of();
    for (String arg : args) {
      last = expander.expand(arg);
      every = Guards.and(every, MakeWord.any(last));
    }
    return MakeWord.under(last, every);
  }

  private List<MakeWord> foreach(List<String> args) {
    if (args.size() < 3) {
      return List.of();
    }
    String body = String.join(",", args.subList(2, args.size()));
    List<MakeWord> result = new ArrayList<>();
    for (MakeWord item : words(args, 1)) {
      result.addAll(
          with(
              Map.of(args.getFirst().strip(), List.of(new MakeWord(item.text(), Condition.ALWAYS))),
              body,
              item.when()));
    }
    return result;
  }

  private List<MakeWord> invoke(List<String> args) {
    String name = args.getFirst().strip();
    if (!(scope.get(name) instanceof MakeScope.Variable.Recursive macro)) {
      return List.of(MakeExpander.unknown("$(call " + String.join(",", args) + ")"));
    }
    Map<String, List<MakeWord>> bound = new LinkedHashMap<>();
    for (int i = 1; i < args.size(); i++) {
      bound.put(Integer.toString(i), expander.expand(args.get(i)));
    }
    List<MakeWord> result = new ArrayList<>();
    for (MakeScope.Piece piece : macro.pieces()) {
      result.addAll(with(bound, piece.text(), piece.when()));
    }
    return result;
  }

  private List<MakeWord> with(Map<String, List<MakeWord>> bound, String body, Condition when) {
    Map<String, MakeScope.Variable> hidden = new LinkedHashMap<>();
    bound.forEach((name, value) -> {
      MakeScope.Variable old = scope.get(name);
      if (old != null) {
        hidden.put(name, old);
      }
      scope.set(name, value);
    });
    List<MakeWord> result = new ArrayList<>(MakeWord.under(expander.expand(body), when));
    bound.keySet().forEach(name -> scope.restore(name, hidden.get(name)));
    return result;
  }

  private List<MakeWord> wildcard(List<MakeWord> patterns) {
    List<MakeWord> result = new ArrayList<>();
    for (MakeWord pattern : patterns) {
      for (String path : paths.matching(pattern.text())) {
        result.add(pattern.with(path));
      }
    }
    return result;
  }
}
