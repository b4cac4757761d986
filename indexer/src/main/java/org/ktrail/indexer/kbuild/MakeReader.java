package org.ktrail.indexer.kbuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.kbuild.KbuildModel.UnreadLine;
import org.ktrail.indexer.snapshot.SourceTree;

/**
 * Reads the statements of a makefile for all configurations at once: what a conditional encloses is
 * done under its condition. Recipes and rules are passed over; nothing is run.
 */
final class MakeReader {
  private static final int DEEPEST_INCLUDE = 8;
  private static final Pattern ASSIGNMENT = Pattern.compile("\\s*+(\\?=|:::?=|::=|:=|\\+=|!=|=)");
  private static final Pattern DEFINE = Pattern.compile("define\\s++([^\\s=:+?]++).*");

  /** Variables whose words are objects or directories to build. */
  private static final Pattern BUILT = Pattern.compile("(obj|lib|libs|core|drivers|extra)-[ym]?");

  private final SourceTree tree;
  private final PathLookup paths;
  private final MakeScope scope;
  private final MakeExpander expander;
  private final List<UnreadLine> unread;
  private final ObjectRules rules = new ObjectRules();
  private final Set<String> exported = new HashSet<>();
  private final Deque<Conditional> conditionals = new ArrayDeque<>();
  private Condition guard = Condition.ALWAYS;
  private int depth;

  MakeReader(
      SourceTree tree,
      PathLookup paths,
      MakeScope scope,
      MakeExpander expander,
      List<UnreadLine> unread) {
    this.tree = tree;
    this.paths = paths;
    this.scope = scope;
    this.expander = expander;
    this.unread = unread;
  }

  /** An open conditional: what held outside it, and what no branch has taken so far. */
  private record Conditional(Condition outside, Condition rest) {}

  /** Rules of the directory's own that make objects. */
  ObjectRules rules() {
    return rules;
  }

  Set<String> exported() {
    return exported;
  }

  void read(String path) {
    int open = conditionals.size();
    Condition outside = guard;
    boolean inRule = false;
    String defining = null;
    StringBuilder definition = new StringBuilder();
    for (MakeLines.Line line : MakeLines.of(new String(tree.read(path), UTF_8))) {
      String text = line.text();
      if (defining != null) {
        if (text.equals("endef")) {
          scope.setText(defining, definition.toString());
          defining = null;
        } else {
          definition.append(definition.isEmpty() ? "" : " ").append(text);
        }
      } else if (conditional(path, line)) {
        continue;
      } else if ((line.tabbed() && inRule) || guard.equals(Condition.NEVER)) {
        continue;
      } else if (keyword(text).equals("define")) {
        Matcher m = DEFINE.matcher(text);
        defining = m.matches() ? m.group(1) : "";
        definition.setLength(0);
      } else {
        inRule = statement(path, line);
      }
    }
    while (conditionals.size() > open) {
      conditionals.pop();
    }
    guard = outside;
  }

  /** Does one statement; true if it is a rule, after which tabbed lines are its recipe. */
  private boolean statement(String path, MakeLines.Line line) {
    String text = line.text();
    switch (keyword(text)) {
      case "include", "-include", "sinclude" -> {
        include(path, line);
        return false;
      }
      case "unexport", "vpath", "undefine" -> {
        return false;
      }
      default -> {}
    }
    boolean exporting = keyword(text).equals("export");
    if (exporting) {
      text = text.substring("export".length()).strip();
    }
    if (keyword(text).equals("override")) {
      text = text.substring("override".length()).strip();
    }
    int end = nameEnd(text);
    Matcher operator = ASSIGNMENT.matcher(text);
    if (end > 0 && operator.region(end, text.length()).lookingAt()) {
      assign(
          path,
          line,
          text.substring(0, end),
          operator.group(1),
          text.substring(operator.end()).strip(),
          exporting);
      return false;
    }
    if (exporting) {
      expander.expand(text).forEach(w -> exported.add(w.text()));
      return false;
    }
    int colon = MakeExpander.topLevel(text, ':', 0);
    if (colon > 0 && text.lastIndexOf(".o", colon) > 0) {
      rules.add(text.substring(0, colon), text.substring(colon + 1), expander);
    }
    return colon >= 0;
  }

  /** The first word, if blanks follow it. */
  private static String keyword(String text) {
    int end = 0;
    while (end < text.length()
        && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '-')) {
      end++;
    }
    boolean blank = end == text.length() || " \t".indexOf(text.charAt(end)) >= 0;
    return blank ? text.substring(0, end) : "";
  }

  /** Where the name before an assignment ends, or -1 if the line is a rule or something else. */
  private static int nameEnd(String text) {
    Matcher operator = ASSIGNMENT.matcher(text);
    int nested = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(' || c == '{') {
        nested++;
      } else if (c == ')' || c == '}') {
        nested--;
      } else if (nested == 0 && (c == ' ' || c == '\t' || "=:+?!".indexOf(c) >= 0)) {
        if (operator.region(i, text.length()).lookingAt()) {
          return i;
        }
        if (c == ' ' || c == '\t' || c == ':') {
          return -1;
        }
      }
    }
    return -1;
  }

  private void assign(
      String path,
      MakeLines.Line line,
      String name,
      String operator,
      String value,
      boolean exporting) {
    int reference = name.indexOf('$');
    String constant = reference < 0 ? name : name.substring(0, reference);
    if ((constant.contains("FLAGS") || constant.contains("flags"))
        && !CompilerDefines.matters(constant, value)) {
      return; // compiler flags have no bearing on what is built, and are most of the text
    }
    List<MakeWord> names =
        name.indexOf('$') < 0
            ? List.of(new MakeWord(name, Condition.ALWAYS))
            : expander.texts(name);
    for (MakeWord alternative : names) {
      Condition when = Guards.and(guard, alternative.when());
      if (alternative.isUnknown()) {
        unread.add(new UnreadLine(path, line.number(), line.text()));
      } else if (!when.equals(Condition.NEVER)) {
        assignOne(path, line, alternative.text(), operator, value, when);
        if (exporting) {
          exported.add(alternative.text());
        }
      }
    }
  }

  private void assignOne(
      String path,
      MakeLines.Line line,
      String name,
      String operator,
      String value,
      Condition when) {
    switch (operator) {
      case "+=" -> scope.append(name, value, when, expander);
      case "?=" -> {
        if (scope.get(name) == null) {
          scope.assignText(name, value, when);
        }
      }
      case "=" -> scope.assignText(name, value, when);
      case "!=" -> scope.assign(name, List.of(MakeExpander.unknown(value)), when, expander);
      default -> scope.assign(name, expander.expand(value), when, expander);
    }
    if (BUILT.matcher(name).matches()
        && scope.get(name) instanceof MakeScope.Variable.Simple simple
        && !simple.words().isEmpty()
        && simple.words().getLast().isUnknown()) {
      unread.add(new UnreadLine(path, line.number(), line.text()));
    }
  }

  private void include(String path, MakeLines.Line line) {
    Condition outside = guard;
    for (MakeWord word : expander.expand(line.text().substring(keyword(line.text()).length()))) {
      String included = PathLookup.resolve("", word.text());
      if (included.startsWith("scripts/") || included.startsWith("include/")) {
        continue; // Kbuild's own machinery, and what a build generates
      }
      guard = Guards.and(outside, word.when());
      if (paths.isFile(included) && depth < DEEPEST_INCLUDE) {
        depth++;
        read(included);
        depth--;
      } else if (line.text().startsWith("include") && !guard.equals(Condition.NEVER)) {
        unread.add(new UnreadLine(path, line.number(), line.text()));
      }
    }
    guard = outside;
  }

  /** True if the line belongs to a conditional. */
  private boolean conditional(String path, MakeLines.Line line) {
    String text = line.text();
    if (text.equals("endif")) {
      if (!conditionals.isEmpty()) {
        guard = conditionals.pop().outside();
      }
      return true;
    }
    if (keyword(text).equals("else")) {
      if (!conditionals.isEmpty()) {
        Conditional open = conditionals.pop();
        String next = text.substring("else".length()).strip();
        guard = Guards.and(open.outside(), open.rest());
        Condition taken = next.isEmpty() ? Condition.ALWAYS : test(path, line, next);
        branch(open.outside(), open.rest(), taken);
      }
      return true;
    }
    if (!isTest(text)) {
      return false;
    }
    branch(guard, Condition.ALWAYS, test(path, line, text));
    return true;
  }

  private static boolean isTest(String text) {
    if (!text.startsWith("if")) {
      return false;
    }
    int end = 0;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return switch (text.substring(0, end)) {
      case "ifeq", "ifneq", "ifdef", "ifndef" -> true;
      default -> false;
    };
  }

  private void branch(Condition outside, Condition rest, Condition taken) {
    conditionals.push(new Conditional(outside, Guards.and(rest, Guards.not(taken))));
    guard = Guards.and(Guards.and(outside, rest), taken);
  }

  private Condition test(String path, MakeLines.Line line, String text) {
    if (guard.equals(Condition.NEVER)) {
      return Condition.NEVER;
    }
    if (!isTest(text)) { // what stands after an else may be anything
      return opaque(path, line, text);
    }
    if (text.startsWith("ifdef")) {
      return defined(text.substring("ifdef".length()).strip());
    }
    if (text.startsWith("ifndef")) {
      return Guards.not(defined(text.substring("ifndef".length()).strip()));
    }
    boolean negated = text.startsWith("ifneq");
    List<String> sides = sides(text.substring(negated ? 5 : 4).strip());
    if (sides.size() != 2) {
      return opaque(path, line, text);
    }
    Condition equal =
        MakeComparison.equal(expander.expand(sides.get(0)), expander.expand(sides.get(1)), text);
    return negated ? Guards.not(equal) : equal;
  }

  private Condition opaque(String path, MakeLines.Line line, String text) {
    unread.add(new UnreadLine(path, line.number(), line.text()));
    return MakeComparison.opaque(text);
  }

  private Condition defined(String name) {
    return MakeWord.any(expander.expand("$(" + name + ")"));
  }

  /** The two sides of {@code (a,b)}, {@code "a" "b"} or {@code 'a' 'b'}. */
  private static List<String> sides(String text) {
    List<String> sides = new ArrayList<>();
    if (text.startsWith("(")) {
      int comma = MakeExpander.topLevel(text, ',', 1);
      int close = text.lastIndexOf(')');
      if (comma > 0 && close > comma) {
        sides.add(text.substring(1, comma).strip());
        sides.add(text.substring(comma + 1, close).strip());
      }
    } else {
      Matcher quoted = Pattern.compile("\"([^\"]*)\"|'([^']*)'").matcher(text);
      while (quoted.find()) {
        sides.add(quoted.group(1) != null ? quoted.group(1) : quoted.group(2));
      }
    }
    return sides;
  }
}
