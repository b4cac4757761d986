package org.ktrail.queries.series.change;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.code.CodeText;
import org.ktrail.queries.code.RecordLookup;

/**
 * Finds the members that bodies name. Facts have only those that may hold a pointer, so the text is
 * read: what stands before {@code ->} is taken for what it is if it is made of names, members,
 * subscripts, calls and one cast; anything else has no type here. Never guesses a type.
 */
public final class MemberAccesses {
  private static final Pattern MEMBER = Pattern.compile("(->|\\.)\\s*([A-Za-z_]\\w*)");
  private static final Pattern CAST =
      Pattern.compile(
          "\\(\\s*\\(\\s*(?:const\\s+)?struct\\s+(\\w+)\\s*\\*\\s*\\).*", Pattern.DOTALL);

  /** Members in a row; more is no code that people write. */
  private static final int DEEPEST = 12;

  /** Characters of a statement that are looked at. */
  private static final int FAR = 4000;

  private final String code;
  private final SourceFacts source;
  private final ReceiverTypes types;

  private MemberAccesses(SourceFacts source, String code, RecordLookup records) {
    this.source = source;
    this.code = code;
    this.types = new ReceiverTypes(source.declarations(), records);
  }

  /**
   * In the order of lines.
   *
   * @param wanted lines, from 1
   */
  public static List<MemberAccess> of(
      String path, SourceFacts source, byte[] text, RecordLookup records, IntPredicate wanted) {
    String code = CodeText.of(new String(text, ISO_8859_1)); // a character a byte
    MemberAccesses reader = new MemberAccesses(source, code, records);
    LineConditions conditions = new LineConditions(code);
    List<MemberAccess> found = new ArrayList<>();
    int start = 0;
    int line = 1;
    while (start < code.length()) {
      int end = code.indexOf('\n', start);
      end = end < 0 ? code.length() : end;
      if (wanted.test(line)) {
        Matcher member = MEMBER.matcher(code).region(start, end);
        while (member.find()) {
          int at = member.start();
          int number = line;
          reader
              .function(line)
              .ifPresent(f -> {
                TypeRef type = reader.type(f, at);
                String record = reader.types.tag(type);
                if (!record.isEmpty()) {
                  found.add(
                      new MemberAccess(
                          path,
                          number,
                          f.name(),
                          record,
                          member.group(2),
                          conditions.at(number),
                          reader.types.found(type, member.group(2)).isPresent(),
                          reader.within(at)));
                }
              });
        }
      }
      start = end + 1;
      line++;
    }
    return found;
  }

  private Optional<Declarations.Function> function(int line) {
    return source.declarations().functions().stream()
        .filter(f -> f.body() >= 0 && f.line() <= line && line <= f.endLine())
        .findFirst();
  }

  /** The type of what ends before an operator. */
  private TypeRef type(Declarations.Function f, int operator) {
    Body body = source.bodies().get(f.body());
    return type(types.scope(f.parameters(), body), body, operator, 0);
  }

  private TypeRef type(ReceiverTypes.Scope scope, Body body, int end, int depth) {
    int at = back(end);
    if (at == 0 || depth > DEEPEST) {
      return TypeRef.UNKNOWN;
    }
    char last = code.charAt(at - 1);
    if (last == ']') {
      int open = opening(at - 1, '[', ']');
      return open < 0 ? TypeRef.UNKNOWN : element(type(scope, body, open, depth + 1));
    }
    if (last == ')') {
      int open = opening(at - 1, '(', ')');
      return open < 0 ? TypeRef.UNKNOWN : parenthesised(scope, body, open, at);
    }
    int start = at;
    while (start > 0 && Character.isJavaIdentifierPart(code.charAt(start - 1))) {
      start--;
    }
    if (start == at || Character.isDigit(code.charAt(start))) {
      return TypeRef.UNKNOWN;
    }
    String name = code.substring(start, at);
    int before = back(start);
    if (code.startsWith("->", before - 2) || before > 0 && code.charAt(before - 1) == '.') {
      int operator = code.charAt(before - 1) == '.' ? before - 1 : before - 2;
      return types.member(type(scope, body, operator, depth + 1), name);
    }
    return scope.type(new Expr.Name(name), start);
  }

  private TypeRef parenthesised(ReceiverTypes.Scope scope, Body body, int open, int end) {
    int nameEnd = back(open);
    int start = nameEnd;
    while (start > 0 && Character.isJavaIdentifierPart(code.charAt(start - 1))) {
      start--;
    }
    if (start < nameEnd) {
      for (int i = 0; i < body.calls().size(); i++) {
        if (body.calls().get(i).at() == start) {
          return scope.type(new Expr.Result(i), start);
        }
      }
      return TypeRef.UNKNOWN;
    }
    Matcher cast = CAST.matcher(code.substring(open, end));
    return cast.matches() ? new TypeRef.Tagged(TypeRef.Tag.STRUCT, cast.group(1)) : TypeRef.UNKNOWN;
  }

  private TypeRef element(TypeRef type) {
    return switch (type) {
      case TypeRef.Pointer p -> p.to();
      case TypeRef.Array a -> a.of();
      case TypeRef.Named n when !types.plain(n).equals(n) -> element(types.plain(n));
      default -> TypeRef.UNKNOWN;
    };
  }

  private List<String> within(int from) {
    List<String> names = new ArrayList<>();
    int depth = 0;
    for (int at = from - 1; at >= 0 && from - at < FAR; at--) {
      char c = code.charAt(at);
      if (c == ')') {
        depth++;
      } else if (c == '(' && depth > 0) {
        depth--;
      } else if (c == '(') {
        int end = back(at);
        int start = end;
        while (start > 0 && Character.isJavaIdentifierPart(code.charAt(start - 1))) {
          start--;
        }
        if (start < end) {
          names.add(code.substring(start, end));
        }
      } else if (c == ';' || c == '{' || c == '}') {
        break;
      }
    }
    return names;
  }

  private int back(int from) {
    int at = from;
    while (at > 0 && Character.isWhitespace(code.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private int opening(int from, char opens, char closes) {
    int depth = 0;
    for (int at = from; at >= 0; at--) {
      char c = code.charAt(at);
      if (c == closes) {
        depth++;
      } else if (c == opens && --depth == 0) {
        return at;
      } else if (c == ';' || c == '{') {
        return -1;
      }
    }
    return -1;
  }
}
