package org.ktrail.indexer.kbuild;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ktrail.indexer.condition.Condition;

/**
 * Expands make text into words with conditions. A reference that stands alone gives its words as
 * they are; one glued to other text is split into every text that it can be.
 */
final class MakeExpander {
  private static final int DEEPEST = 24;
  private static final int MOST_ALTERNATIVES = 256;

  /** Words that an expansion may have. */
  static final int MOST_WORDS = 20_000;

  /** Characters that a word may have. */
  static final int LONGEST = 10_000;

  /** Characters that the words of an expansion may have together. */
  private static final int MOST_TEXT = 4_000_000;

  /** References in each other, as written. */
  private static final int DEEPEST_TEXT = 100;

  /**
   * Expansions of texts for one makefile, after which variables are not known any more. Those that
   * give much text count for more. The greatest of Linux 6.12 comes to 6,600.
   */
  private static final int MOST_EXPANSIONS = 100_000;

  /** Characters of a result that cost as much as an expansion of nothing. */
  private static final int COSTLY = 50;

  private final MakeScope scope;
  private final KconfigTypes types;
  private final MakeFunctions functions;
  private final Map<String, List<MakeWord>> symbols = new HashMap<>();

  /** Variables whose value is being read. */
  private final Set<String> open = new HashSet<>();

  private int depth;
  private int nested;
  private int expansions;

  MakeExpander(MakeScope scope, KconfigTypes types, PathLookup paths) {
    this.scope = scope;
    this.types = types;
    this.functions = new MakeFunctions(this, scope, paths);
  }

  /** The words of a variable now; none if it is not defined. */
  List<MakeWord> value(String name) {
    if (name.startsWith("CONFIG_")) {
      return symbols.computeIfAbsent(name, this::symbol);
    }
    return switch (scope.get(name)) {
      case null -> List.of();
      case MakeScope.Variable.Simple s -> s.words();
      case MakeScope.Variable.Recursive r -> {
        if (depth > DEEPEST) {
          yield List.of(unknown("too-deep"));
        }
        // An error for make; only what is called may call itself.
        if (!open.add(name)) {
          yield List.of(unknown("holds-itself"));
        }
        depth++;
        try {
          List<MakeWord> words = new ArrayList<>();
          for (MakeScope.Piece piece : r.pieces()) {
            words.addAll(MakeWord.under(expand(piece.text()), piece.when()));
          }
          yield bounded(words);
        } finally {
          depth--;
          open.remove(name);
        }
      }
    };
  }

  private List<MakeWord> symbol(String name) {
    Condition on = Condition.atom(name);
    return switch (types.of(name.substring("CONFIG_".length()))) {
      case BOOL -> List.of(new MakeWord("y", on));
      case TRISTATE ->
          List.of(
              new MakeWord("y", Condition.atom(name + "=y")),
              new MakeWord("m", Condition.atom(name + "=m")));
      case VALUE -> List.of(new MakeWord(MakeWord.UNKNOWN + name, on));
    };
  }

  static MakeWord unknown(String what) {
    return new MakeWord(MakeWord.UNKNOWN + what.replaceAll("\\s+", ""), Condition.ALWAYS);
  }

  /** Every text that the expansion can be, with the empty one. */
  List<MakeWord> texts(String text) {
    return MakeWord.texts(expand(text));
  }

  List<MakeWord> expand(String text) {
    if (nested >= DEEPEST_TEXT || ++expansions > MOST_EXPANSIONS) {
      return List.of(unknown(nested >= DEEPEST_TEXT ? "too-deep" : "too-much"));
    }
    nested++;
    List<MakeWord> words = bounded(expanded(text));
    nested--;
    words.forEach(this::count);
    return words;
  }

  private void count(MakeWord made) {
    expansions += made.text().length() / COSTLY;
  }

  /** The words, or an unknown one in place of too many or too long ones. */
  static List<MakeWord> bounded(List<MakeWord> words) {
    if (words.size() > MOST_WORDS) {
      return List.of(unknown("too-many"));
    }
    int text = 0;
    for (MakeWord word : words) {
      int length = word.text().length();
      text += length;
      if (length > LONGEST || text > MOST_TEXT) {
        return List.of(unknown("too-long"));
      }
    }
    return words;
  }

  private List<MakeWord> expanded(String text) {
    List<MakeWord> words = new ArrayList<>();
    List<MakeWord> glued = List.of();
    int at = 0;
    int length = text.length();
    StringBuilder literal = new StringBuilder();
    while (at < length) {
      char c = text.charAt(at);
      if (c == ' ' || c == '\t') {
        flush(words, glued, literal);
        glued = List.of();
        at++;
      } else if (c != '$' || at + 1 == length) {
        literal.append(c);
        at++;
      } else if (text.charAt(at + 1) == '$') {
        literal.append('$');
        at += 2;
      } else {
        int end = referenceEnd(text, at + 1);
        List<MakeWord> value = reference(text, at + 1, end);
        boolean alone =
            glued.isEmpty()
                && literal.isEmpty()
                && (end == length || text.charAt(end) == ' ' || text.charAt(end) == '\t');
        if (alone) {
          words.addAll(value);
        } else {
          glued = glue(glued, literal, value);
          literal.setLength(0);
        }
        at = end;
      }
    }
    flush(words, glued, literal);
    return words;
  }

  private List<MakeWord> glue(List<MakeWord> before, StringBuilder literal, List<MakeWord> value) {
    List<MakeWord> heads = before.isEmpty() ? List.of(new MakeWord("", Condition.ALWAYS)) : before;
    List<MakeWord> result = new ArrayList<>();
    List<MakeWord> tails = MakeWord.texts(value);
    if ((long) heads.size() * tails.size() > MOST_WORDS) {
      return List.of(unknown("too-many"));
    }
    for (MakeWord tail : tails) {
      if (tail.text().length() + literal.length() + heads.getFirst().text().length() > LONGEST) {
        return List.of(unknown("too-long"));
      }
      for (MakeWord head : heads) {
        Condition when = Guards.and(head.when(), tail.when());
        if (!when.equals(Condition.NEVER)) {
          MakeWord made = new MakeWord(head.text() + literal + tail.text(), when);
          count(made);
          result.add(made);
        }
      }
    }
    return result.size() > MOST_ALTERNATIVES ? List.of(unknown("too-many")) : result;
  }

  private static void flush(List<MakeWord> words, List<MakeWord> glued, StringBuilder literal) {
    if (glued.isEmpty()) {
      if (!literal.isEmpty()) {
        words.add(new MakeWord(literal.toString(), Condition.ALWAYS));
      }
    } else {
      for (MakeWord word : glued) {
        for (String part : (word.text() + literal).split(" ")) {
          if (!part.isEmpty()) {
            words.add(word.with(part));
          }
        }
      }
    }
    literal.setLength(0);
  }

  /** Index after the reference whose {@code $} stands before {@code at}. */
  static int referenceEnd(String text, int at) {
    char open = text.charAt(at);
    if (open != '(' && open != '{') {
      return at + 1;
    }
    char close = open == '(' ? ')' : '}';
    int nested = 0;
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == open) {
        nested++;
      } else if (c == close && --nested == 0) {
        return i + 1;
      }
    }
    return text.length();
  }

  private List<MakeWord> reference(String text, int at, int end) {
    char open = text.charAt(at);
    if (open != '(' && open != '{') {
      return value(text.substring(at, end));
    }
    boolean closed = text.charAt(end - 1) == (open == '(' ? ')' : '}') && end > at + 1;
    String inner = text.substring(at + 1, closed ? end - 1 : end);
    List<MakeWord> called = functions.call(inner);
    if (called != null) {
      return called;
    }
    int colon = topLevel(inner, ':', 0);
    int equals = colon < 0 ? -1 : inner.indexOf('=', colon);
    if (equals > 0) {
      List<MakeWord> values = named(inner.substring(0, colon));
      String from = inner.substring(colon + 1, equals).strip();
      String to = inner.substring(equals + 1).strip();
      return from.contains("%")
          ? functions.patsubst(from, to, values)
          : functions.patsubst("%" + from, "%" + to, values);
    }
    return named(inner);
  }

  /** The value of a variable whose name may itself hold references. */
  private List<MakeWord> named(String name) {
    if (name.indexOf('$') < 0) {
      return value(name.strip());
    }
    List<MakeWord> words = new ArrayList<>();
    for (MakeWord alternative : texts(name)) {
      words.addAll(MakeWord.under(value(alternative.text()), alternative.when()));
    }
    return words;
  }

  /** First {@code wanted} outside references and parentheses, or -1. */
  static int topLevel(String text, char wanted, int from) {
    int nested = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (nested == 0 && c == wanted) {
        return i;
      }
      if (c == '(' || c == '{') {
        nested++;
      } else if (c == ')' || c == '}') {
        nested--;
      }
    }
    return -1;
  }
}
