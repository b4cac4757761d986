package org.ktrail.queries.simulate.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.indexer.lex.Directive;
import org.ktrail.indexer.lex.Lexer;
import org.ktrail.indexer.lex.Tokens;
import org.ktrail.indexer.lex.WordTable;
import org.ktrail.queries.simulate.c.Lexeme;
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

  /** A declaration: tokens from {@code start} to before {@code end}. */
  private record Declaration(int start, int end) {}

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
  private static final Pattern UNDEF = Pattern.compile("^#\\s*undef\\s+(\\w+)");

  /**
   * @throws Unsupported if there is more of something than anybody writes
   */
  SourceText(byte[] bytes) {
    Tokens read = new Tokens();
    new Lexer(NO_WORDS).lex(bytes, bytes.clone(), read);
    new Reader(bytes, read).run();
  }

  /** Hands over the first argument and what is made of it and the rest, for each use of a macro. */
  <T> void arguments(String macro, BiConsumer<String, T> into, BiFunction<String, String, T> make) {
    for (int i = 0; i + 3 < tokens.size(); i++) {
      if (tokens.get(i).text().equals(macro)
          && tokens.get(i + 1).text().equals("(")
          && tokens.get(i + 3).text().equals(",")) {
        StringBuilder rest = new StringBuilder();
        int inside = 1;
        for (int k = i + 4; k < tokens.size(); k++) {
          String t = tokens.get(k).text();
          inside += t.equals("(") ? 1 : t.equals(")") ? -1 : 0;
          if (inside == 0) {
            break;
          }
          rest.append(t).append(' ');
        }
        String name = tokens.get(i + 2).text();
        into.accept(name, make.apply(name, rest.toString().strip()));
      }
    }
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

  /** The declaration that a line belongs to, as a number. */
  Optional<Integer> declarationAt(int line) {
    for (int i = 0; i < declarations.size(); i++) {
      Declaration d = declarations.get(i);
      if (tokens.get(d.start()).line() <= line && line <= tokens.get(d.end() - 1).line()) {
        // Of two on a line the caller finds its own among what both declare.
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** Tokens of a declaration that stand in branches which are {@code taken}. */
  List<Lexeme> tokens(int declaration, java.util.function.IntPredicate taken) {
    Declaration d = declarations.get(declaration);
    List<Lexeme> out = new ArrayList<>(d.end() - d.start());
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
          token(text(read.start[at], read.end[at]));
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

    private void directive(int word) {
      if (!Directive.conditional(word)) {
        Matcher undefined = UNDEF.matcher(text(read.start[at], read.end[at]));
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
        declarations.add(new Declaration(start, tokens.size()));
      }
      start = tokens.size();
      depth = 0;
      parameters = false;
      body = false;
      initialiser = false;
    }
  }
}
