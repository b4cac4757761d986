package org.ktrail.indexer.extract;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations.Parameter;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.indexer.normalise.NormalisedSource.Blanked;
import org.ktrail.indexer.normalise.NormalisedSource.Reason;

/** Reads the body of a function, the replacement of a macro, or an initialiser at file scope. */
final class BodyFacts {
  private final Collector collector;
  private final Statements statements;

  BodyFacts(Collector collector, TypeReader types, Found found, ParsedText first) {
    this.collector = collector;
    this.statements = new Statements(collector, types, found, first);
  }

  Body function(ParsedText u, int block, List<Parameter> parameters, TypeRef result) {
    collector.begin(u);
    collector.scalarResult =
        Collector.isScalar(result) || result instanceof TypeRef.Named n && n.name().equals("void");
    declare(u, parameters);
    statements.begin(u, u.start(block), u.end(block));
    statements.blockValue(block, false);
    takenOut(u, u.start(block), u.end(block));
    return collector.end();
  }

  private void declare(ParsedText u, List<Parameter> parameters) {
    for (Parameter p : parameters) {
      if (!p.name().isEmpty()) {
        collector.declare(u.names.id(p.name()), p.type());
      }
    }
  }

  /** Calls in what the normaliser blanked for a reason that keeps no other fact. */
  private void takenOut(ParsedText u, int from, int to) {
    List<Blanked> blanked = u.source.blanked();
    for (int i = u.blankedFrom(from); i < blanked.size() && blanked.get(i).start() < to; i++) {
      Blanked b = blanked.get(i);
      if (b.end() <= from) {
        continue;
      }
      if (holdsCalls(b.reason())) {
        int name = b.start();
        if (u.original[name] == '(') {
          // The arguments were taken from a name that stays.
          while (name > from && u.original[name - 1] == ' ') {
            name--;
          }
          while (name > from && Scan.isName(u.original[name - 1])) {
            name--;
          }
        }
        int end = b.reason() == Reason.ASM ? operands(u.original, name, b.end()) : b.end();
        collector.toScan.add(new int[] {name, end, 1});
      }
      if (b.reason() == Reason.STRING || b.reason() == Reason.OTHER) {
        mentions(u, b.start(), b.end());
      } else if (b.reason() == Reason.LOOP) {
        // Where no statement was made of it, the name is still a call.
        int open = Scan.skipBlanks(u.original, b.end(), u.original.length);
        collector.toScan.add(new int[] {b.start(), Math.min(open + 1, u.original.length), 1});
      }
    }
  }

  /**
   * Where the operands of an asm statement begin: they are read as arguments, and a constraint that
   * a macro makes, {@code "=r" (x), ANY_INPUT (y)}, is no call.
   *
   * @param from the statement, or where a macro was given operands, the first of them
   */
  private static int operands(byte[] text, int from, int to) {
    int open = from;
    while (open < to && (Scan.isName(text[open]) || text[open] <= ' ')) {
      open++;
    }
    if (open == from || open >= to || text[open] != '(') {
      return from;
    }
    for (int i = open + 1; i < to; ) {
      byte b = text[i];
      if (b == ':') {
        return i;
      }
      if (b == '"') {
        i = Scan.afterLiteral(text, i, to);
      } else if (b == '(') {
        int close = Scan.matching(text, i, to);
        i = close < 0 ? to : close + 1;
      } else if (b == '/' && i + 1 < to && text[i + 1] == '*') {
        i = Scan.afterComment(text, i, to);
      } else {
        i++;
      }
    }
    return to;
  }

  private void mentions(ParsedText u, int from, int to) {
    for (int i = from; i < to; ) {
      byte b = u.original[i];
      if (b == '"' || b == '\'') {
        i = Scan.afterLiteral(u.original, i, to);
      } else if (!Scan.isName(b)) {
        i++;
      } else {
        int start = i;
        while (i < to && Scan.isName(u.original[i])) {
          i++;
        }
        String name = new String(u.original, start, i - start, StandardCharsets.UTF_8);
        if (!Scan.isDigit(b) && !Scan.isKeyword(name)) {
          collector.mention(u.names.id(u.original, start, i), start);
        }
      }
    }
  }

  private static boolean holdsCalls(Reason reason) {
    return switch (reason) {
      case ASM, OTHER, MEMBER, FILE_SCOPE -> true;
      case ANNOTATION, LOOP, GROUP_NAME, GROUP_TAG, ARGUMENT, GNU, STRING, DIRECTIVE, DROPPED ->
          false;
    };
  }

  /** The replacement of a macro, given as the block of a made-up function. */
  Body replacement(ParsedText u, int block, List<String> parameters) {
    collector.begin(u);
    for (String p : parameters) {
      collector.declare(u.names.id(p), TypeRef.UNKNOWN);
    }
    statements.begin(u, u.start(block), u.end(block));
    int only = onlyStatement(u, block);
    if (only >= 0 && u.kind(only) == CSyntax.EXPRESSION_STATEMENT) {
      int e = u.tree.firstNamed(only);
      Expr value = statements.expressions().read(e, true);
      if (e >= 0) {
        collector.result(value, u.start(e));
      }
    } else {
      statements.blockValue(block, false);
    }
    takenOut(u, u.start(block), u.end(block));
    return collector.end();
  }

  /** The replacement of a macro that is an initialiser. */
  Body initializerReplacement(ParsedText u, int block, List<String> parameters) {
    collector.begin(u);
    for (String p : parameters) {
      collector.declare(u.names.id(p), TypeRef.UNKNOWN);
    }
    statements.begin(u, u.start(block), u.end(block));
    int list = block;
    while (list < u.tree.next(block) && u.kind(list) != CSyntax.INITIALIZER_LIST) {
      list++;
    }
    if (list < u.tree.next(block)) {
      collector.result(statements.expressions().read(list, true), u.start(list));
    }
    takenOut(u, u.start(block), u.end(block));
    return collector.end();
  }

  private static int onlyStatement(ParsedText u, int block) {
    int only = -1;
    for (int c = block + 1; c < u.tree.next(block); c = u.tree.next(c)) {
      if (u.tree.isNamed(c) && !u.tree.isExtra(c)) {
        // The made-up function adds a semicolon, which may stand alone.
        if (only >= 0 && u.end(c) - u.start(c) > 1) {
          return -1;
        }
        only = only < 0 ? c : only;
      }
    }
    return only;
  }

  /** A body that was not parsed at all: its calls, by token. */
  Body scanned(ParsedText u, int from, int to) {
    collector.begin(u);
    collector.toScan.add(new int[] {from, to, 0});
    takenOut(u, from, to);
    return collector.end();
  }

  /** The initialiser of a variable at file scope; {@link #initializerBody} then has its calls. */
  Expr initializer(ParsedText u, int node) {
    collector.begin(u);
    statements.begin(u, u.start(node), u.end(node));
    return statements.expressions().read(node, true);
  }

  Body initializerBody() {
    Body body = collector.end();
    return body.calls().isEmpty()
        ? Body.EMPTY
        : new Body(body.locals(), body.calls(), List.of(), List.of(), List.of());
  }
}
