package org.ktrail.queries.simulate.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.indexer.lex.Directive;
import org.ktrail.indexer.lex.Lexer;
import org.ktrail.indexer.lex.Tokens;
import org.ktrail.indexer.lex.WordTable;
import org.ktrail.queries.simulate.c.Lexeme;
import org.ktrail.queries.simulate.c.PackPragmas;
import org.ktrail.queries.simulate.c.Unsupported;

/**
 * The tokens of one file, cut into declarations, each token with the branch of {@code #if} that it
 * stands in. Decides no condition and expands no macro: where a declaration begins and ends does
 * not depend on either, since the branches of one {@code #if} leave as many brackets open as the
 * first.
 */
final class SourceText {
  /**
   * A branch of an {@code #if}.
   *
   * @param parent the branch it stands in, −1 if none
   * @param before branches of the same {@code #if} ahead of this one
   * @param kind a constant of {@link Directive}
   * @param condition what follows the directive's name
   * @param guard whether it is the file's include guard
   */
  record Branch(
      int parent,
      List<Integer> before,
      int kind,
      String condition,
      int line,
      int endLine,
      boolean guard) {}

  /**
   * A declaration: tokens from {@code start} to before {@code end}.
   *
   * @param packing the {@code #pragma pack} that it stands under, empty if none
   */
  private record Declaration(int start, int end, Optional<Lexeme> packing) {}

  private static final int NONE = -1;

  /** Branches of one {@code #if}: each knows all ahead of it. */
  private static final int MOST_BRANCHES = 2_000;

  /** One without an end goes to the end of its text, as the lexer has it. */
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*(?:[^*]|\\*(?!/))*+(?:\\*/|$)");

  private static final WordTable NO_WORDS =
      WordTable.read(new java.io.ByteArrayInputStream(new byte[0]));

  private final List<Lexeme> tokens = new ArrayList<>();
  private final List<Integer> branchOf = new ArrayList<>();
  private final List<Branch> branches = new ArrayList<>();
  private final List<Declaration> declarations = new ArrayList<>();
  private final Map<String, List<Integer>> undefinitions = new HashMap<>();
  private final Map<String, Integer> enumerations = new HashMap<>();
  private static final Pattern PACK = Pattern.compile("^#\\s*+pragma\\s++pack\\b");
  private static final Pattern UNDEF = Pattern.compile("^#\\s*undef\\s+(\\w+)");

  /**
   * @throws Unsupported if there is more of something than anybody writes
   */
  SourceText(byte[] bytes) {
    Tokens read = new Tokens();
    new Lexer(NO_WORDS).lex(bytes, bytes.clone(), read);
    new Reader(bytes, read).run();
  }

  /** Names that are the first of several arguments of something. */
  Set<String> firstArguments() {
    Set<String> out = new HashSet<>();
    for (int i = 2; i + 1 < tokens.size(); i++) {
      if (isFirstArgument(i)) {
        out.add(tokens.get(i).text());
      }
    }
    return out;
  }

  private boolean isFirstArgument(int i) {
    return tokens.get(i - 1).text().equals("(") && tokens.get(i + 1).text().equals(",");
  }

  /**
   * The statements that begin with a call whose first of several arguments is a name, in branches
   * that are {@code taken}.
   */
  List<List<Lexeme>> statementsOn(String name, IntPredicate taken) {
    List<List<Lexeme>> out = new ArrayList<>();
    for (int i = 2; i + 1 < tokens.size(); i++) {
      if (!tokens.get(i).text().equals(name)
          || !isFirstArgument(i)
          || branchOf.get(i) != NONE && !taken.test(branchOf.get(i))) {
        continue;
      }
      int inside = 1;
      int end = i;
      while (end < tokens.size() && inside > 0) {
        String t = tokens.get(end++).text();
        inside += t.equals("(") ? 1 : t.equals(")") ? -1 : 0;
      }
      List<Lexeme> statement = new ArrayList<>(tokens.subList(i - 2, end));
      statement.add(new Lexeme(";", tokens.get(i).line()));
      out.add(statement);
    }
    return out;
  }

  /** Declarations without a function's body in which a name stands, as numbers. */
  List<Integer> declarationsWith(String name) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < declarations.size(); i++) {
      Declaration d = declarations.get(i);
      for (int k = d.start(); k < d.end(); k++) {
        if (tokens.get(k).text().equals(name)) {
          if (tokens.get(d.end() - 1).text().equals(";")) {
            found.add(i);
          }
          break;
        }
      }
    }
    return found;
  }

  /** Whether a declaration may be one of a variable or function of this name. */
  boolean declares(int declaration, String name) {
    Declaration d = declarations.get(declaration);
    String first = tokens.get(d.start()).text();
    if (first.equals("extern")) {
      return true;
    }
    // DECLARE_X(type, name): a macro with the name as an argument of its own.
    return first.startsWith("DECLARE_") && tokens.get(d.start() + 1).text().equals("(");
  }

  boolean isStatic(int declaration) {
    return tokens.get(declarations.get(declaration).start()).text().equals("static");
  }

  /** What looks like a macro that is all of a declaration and has a name as an argument. */
  Optional<String> invocation(int declaration, String name) {
    Declaration d = declarations.get(declaration);
    int at = d.start() + (isStatic(declaration) ? 1 : 0);
    if (at + 2 >= d.end() || !tokens.get(at + 1).text().equals("(")) {
      return Optional.empty();
    }
    for (int i = at + 2; i < d.end(); i++) {
      String before = tokens.get(i - 1).text();
      if (tokens.get(i).text().equals(name) && (before.equals("(") || before.equals(","))) {
        return Optional.of(tokens.get(at).text());
      }
    }
    return Optional.empty();
  }

  int line(int declaration) {
    return tokens.get(declarations.get(declaration).start()).line();
  }

  List<Branch> branches() {
    return branches;
  }

  /** Whether the file undefines a macro between two of its lines. */
  boolean undefines(String name, int from, int to) {
    for (int line : undefinitions.getOrDefault(name, List.of())) {
      if (from < line && line < to) {
        return true;
      }
    }
    return false;
  }

  /** The innermost branch that a line stands in, −1 if none. */
  int branchAt(int line) {
    int found = NONE;
    for (int i = 0; i < branches.size(); i++) {
      Branch b = branches.get(i);
      if (b.line() < line && line < b.endLine()) {
        found = i;
      }
    }
    return found;
  }

  /**
   * The declaration that a line belongs to, as a number; of several on a line the one that looks
   * most like it declares a name.
   */
  Optional<Integer> declarationAt(int line, String name) {
    Optional<Integer> found = Optional.empty();
    int best = -1;
    for (int i = 0; i < declarations.size(); i++) {
      Declaration d = declarations.get(i);
      if (tokens.get(d.start()).line() > line) {
        break;
      }
      if (line <= tokens.get(d.end() - 1).line()) {
        if (found.isPresent() && best < 0) {
          best = likelihood(declarations.get(found.get()), name);
        }
        int now = found.isEmpty() ? -1 : likelihood(d, name);
        if (found.isEmpty() || now > best) {
          found = Optional.of(i);
          best = now;
        }
      }
    }
    return found;
  }

  /** How much a declaration looks like one of a name: 0 without it, 3 outside of all brackets. */
  private int likelihood(Declaration d, String name) {
    int best = 0;
    int round = 0;
    int braces = 0;
    for (int i = d.start(); i < d.end(); i++) {
      String t = tokens.get(i).text();
      switch (t) {
        case "(", "[" -> round++;
        case ")", "]" -> round--;
        case "{" -> braces++;
        case "}" -> braces--;
        default -> {
          if (t.equals(name)) {
            boolean defined = i + 1 < d.end() && tokens.get(i + 1).text().equals("=");
            best = Math.max(best, braces > 0 ? 1 : round > 0 ? 2 : defined ? 4 : 3);
          }
        }
      }
    }
    return best;
  }

  /** The declaration that has an enumeration of a tag, as a number. */
  Optional<Integer> enumeration(String tag) {
    return Optional.ofNullable(enumerations.get(tag));
  }

  /** Tokens of a declaration that stand in branches which are {@code taken}. */
  List<Lexeme> tokens(int declaration, IntPredicate taken) {
    Declaration d = declarations.get(declaration);
    List<Lexeme> out = new ArrayList<>(d.end() - d.start() + 1);
    d.packing().ifPresent(out::add);
    for (int i = d.start(); i < d.end(); i++) {
      int branch = branchOf.get(i);
      if (branch == NONE || taken.test(branch)) {
        out.add(tokens.get(i));
      }
    }
    return out;
  }

  /** Walks the tokens once. */
  private final class Reader {
    private final byte[] bytes;
    private final Tokens read;
    private int at;
    private int line = 1;
    private int offset;

    /** Open branches, innermost first, with the depth at their {@code #if}. */
    private final Deque<int[]> open = new ArrayDeque<>();

    private final PackPragmas stack = new PackPragmas();
    private int depth;
    private int start;
    private boolean parameters;
    private boolean body;
    private boolean initialiser;

    Reader(byte[] bytes, Tokens read) {
      this.bytes = bytes;
      this.read = read;
    }

    void run() {
      for (at = 0; at < read.count; at++) {
        advance(read.start[at]);
        if (read.kind[at] == Tokens.DIRECTIVE) {
          directive(read.word[at]);
        } else {
          token(token(read.start[at], read.end[at]));
        }
      }
      advance(bytes.length);
      while (!open.isEmpty()) {
        close(line + 1);
      }
      end();
    }

    private void advance(int to) {
      while (offset < to) {
        if (bytes[offset++] == '\n') {
          line++;
        }
      }
    }

    private String text(int from, int to) {
      return new String(bytes, from, to - from, ISO_8859_1);
    }

    /** What stands between quotes is text of the file's encoding. */
    private String token(int from, int to) {
      String plain = text(from, to);
      boolean quoted = plain.endsWith("\"") || plain.endsWith("'");
      if (!quoted) {
        return plain;
      }
      // The lexer passes the prefix of a wide literal.
      boolean wide =
          from > 0
              && bytes[from - 1] == 'L'
              && (from == 1 || !Character.isJavaIdentifierPart(bytes[from - 2]));
      String decoded = new String(bytes, from, to - from, UTF_8);
      return (wide ? "L" : "") + (decoded.indexOf('\ufffd') < 0 ? decoded : plain);
    }

    private void directive(int word) {
      if (!Directive.conditional(word)) {
        Matcher undefined = UNDEF.matcher(text(read.start[at], read.end[at]));
        String directive = text(read.start[at], read.end[at]);
        if (PACK.matcher(directive).find()) {
          stack.apply(new Lexeme(directive, line));
        }
        if (undefined.find()) {
          undefinitions.computeIfAbsent(undefined.group(1), n -> new ArrayList<>()).add(line);
        }
        return;
      }
      int nameEnd =
          Directive.nameEnd(
              bytes, Directive.nameStart(bytes, read.start[at], read.end[at]), read.end[at]);
      String condition = condition(text(nameEnd, read.end[at]));
      if (Directive.opens(word)) {
        open.push(new int[] {branches.size(), depth, NONE});
        branch(word, condition, List.of());
      } else if (!open.isEmpty()) {
        int[] last = open.element();
        if (last[2] == NONE) {
          last[2] = depth;
        }
        close(line);
        if (word == Directive.ENDIF) {
          depth = last[2];
        } else {
          List<Integer> before = new ArrayList<>(branches.get(last[0]).before());
          if (before.size() > MOST_BRANCHES) {
            throw new Unsupported("an #if of too many branches", line);
          }
          before.add(last[0]);
          depth = last[1];
          open.push(new int[] {branches.size(), last[1], last[2]});
          branch(word, condition, before);
        }
      }
    }

    private void branch(int word, String condition, List<Integer> before) {
      int parent = open.size() < 2 ? NONE : open.stream().skip(1).findFirst().orElseThrow()[0];
      boolean guard =
          word == Directive.IFNDEF
              && branches.isEmpty()
              && tokens.isEmpty()
              && definesNext(condition);
      branches.add(new Branch(parent, before, word, condition, line, Integer.MAX_VALUE, guard));
    }

    private boolean definesNext(String name) {
      if (at + 1 >= read.count || read.word[at + 1] != Directive.DEFINE) {
        return false;
      }
      String next = text(read.start[at + 1], read.end[at + 1]);
      return next.replaceFirst("^#\\s*define\\s+", "").split("\\W", 2)[0].equals(name);
    }

    private void close(int endLine) {
      int number = open.pop()[0];
      Branch b = branches.get(number);
      branches.set(
          number,
          new Branch(
              b.parent(), b.before(), b.kind(), b.condition(), b.line(), endLine, b.guard()));
    }

    private static String condition(String text) {
      return COMMENT
          .matcher(text.replaceAll("\\\\\\r?\\n", " "))
          .replaceAll(" ")
          .replaceFirst("//.*", "")
          .strip();
    }

    private void token(String text) {
      tokens.add(new Lexeme(text, line));
      branchOf.add(open.isEmpty() ? NONE : open.element()[0]);
      int i = tokens.size() - 1;
      switch (text) {
        case "(", "[" -> depth++;
        case ")", "]" -> {
          depth--;
          parameters |= depth == 0 && text.equals(")");
        }
        case "{" -> {
          enumeration(i);
          if (depth++ == 0) {
            String last = i == start ? "" : tokens.get(i - 1).text();
            body = !initialiser && parameters && (last.equals(")") || !isRecordHead(i));
            if (last.startsWith("\"") && start == i - 2) { // extern "C" {
              depth = 0;
              start = i + 1;
            }
          }
        }
        case "}" -> {
          depth = Math.max(0, depth - 1);
          if (depth == 0 && body) {
            end();
          }
        }
        case "=" -> initialiser |= depth == 0;
        case ";" -> {
          if (depth == 0) {
            end();
          }
        }
        default -> {}
      }
    }

    /** Notes the tag of {@code enum tag {}, attributes between them passed. */
    private void enumeration(int brace) {
      for (int i = brace - 1; i > start && i > brace - 4; i--) {
        if (tokens.get(i - 1).text().equals("enum")) {
          enumerations.putIfAbsent(tokens.get(brace - 1).text(), declarations.size());
        }
      }
    }

    /** Whether the brace at a token opens a record or enumeration: its keyword stands before. */
    private boolean isRecordHead(int brace) {
      String before = tokens.get(brace - 1).text();
      String further = brace - 2 >= start ? tokens.get(brace - 2).text() : "";
      return isKey(before) || isKey(further) || further.equals(")") && isKey(first());
    }

    private String first() {
      return tokens.get(start).text();
    }

    private static boolean isKey(String text) {
      return text.equals("struct") || text.equals("union") || text.equals("enum");
    }

    private void end() {
      if (tokens.size() > start) {
        declarations.add(new Declaration(start, tokens.size(), stack.directive(line)));
      }
      start = tokens.size();
      depth = 0;
      parameters = false;
      body = false;
      initialiser = false;
    }
  }
}
