package org.ktrail.indexer.facts;

import java.util.List;
import org.ktrail.indexer.facts.Body.Assignment;
import org.ktrail.indexer.facts.Body.CallSite;
import org.ktrail.indexer.facts.Body.Local;
import org.ktrail.indexer.facts.Body.Mention;
import org.ktrail.indexer.facts.Body.Value;

/**
 * The bodies of a blob. Offsets, lines and conditions are differences to the element before in the
 * same body, whatever its sort; the first element of a body differs from the first of the body
 * before.
 */
final class BodiesCodec {
  private BodiesCodec() {}

  /** The number of a call site: flags below this, number of arguments times this. */
  private static final int MORE = 16;

  static void write(FactsOutput out, List<Body> bodies) {
    out.number(bodies.size());
    Writer w = new Writer(out);
    for (Body b : bodies) {
      out.number(b.locals().size());
      for (Local l : b.locals()) {
        out.string(l.name());
        out.type(l.type());
        out.number((l.isStatic() ? 1 : 0) | (l.cleanup().isEmpty() ? 0 : 2));
        if (!l.cleanup().isEmpty()) {
          out.string(l.cleanup());
        }
        w.place(l.at(), l.line(), l.condition());
        out.signed(l.scopeStart() - l.at());
        out.signed(l.scopeEnd() - l.at());
      }
      out.number(b.calls().size());
      for (CallSite c : b.calls()) {
        out.number(
            c.arguments().size() * MORE
                | (c.parsed() ? 1 : 0)
                | (c.resultUsed() ? 2 : 0)
                | (c.condition() != w.condition ? 4 : 0)
                | (c.argument() > 0 ? 8 : 0));
        if (c.argument() > 0) {
          out.number(c.argument());
        }
        if (c.condition() != w.condition) {
          out.number(c.condition());
          w.condition = c.condition();
        }
        w.position(c.at(), c.line());
        out.expr(c.callee());
        c.arguments().forEach(out::expr);
      }
      out.number(b.assignments().size());
      for (Assignment a : b.assignments()) {
        w.place(a.at(), a.line(), a.condition());
        out.expr(a.target());
        out.expr(a.value());
      }
      out.number(b.returns().size());
      for (Value v : b.returns()) {
        w.place(v.at(), v.line(), v.condition());
        out.expr(v.value());
      }
      out.number(b.mentions().size());
      for (Mention m : b.mentions()) {
        w.place(m.at(), m.line(), m.condition());
        out.string(m.name());
      }
    }
  }

  private static final class Writer {
    private final FactsOutput out;
    private int at;
    private int line;
    int condition;

    Writer(FactsOutput out) {
      this.out = out;
    }

    void position(int at, int line) {
      out.signed(at - this.at);
      out.signed(line - this.line);
      this.at = at;
      this.line = line;
    }

    void place(int at, int line, int condition) {
      position(at, line);
      out.signed(condition - this.condition);
      this.condition = condition;
    }
  }

  static List<Body> read(FactsInput in) {
    Reader r = new Reader(in);
    return DeclarationsCodec.list(
        in, () -> new Body(r.locals(), r.calls(), r.assignments(), r.returns(), r.mentions()));
  }

  private static final class Reader {
    final FactsInput in;
    private int at;
    private int line;
    private int condition;

    Reader(FactsInput in) {
      this.in = in;
    }

    private void position() {
      at += in.signed();
      line += in.signed();
    }

    private void place() {
      position();
      condition += in.signed();
    }

    List<Local> locals() {
      int count = in.count();
      if (count == 0) {
        return List.of();
      }
      Local[] locals = new Local[count];
      for (int i = 0; i < count; i++) {
        String name = in.string();
        TypeRef type = in.type();
        int flags = in.number();
        String cleanup = (flags & 2) != 0 ? in.string() : "";
        place();
        int scopeStart = at + in.signed();
        int scopeEnd = at + in.signed();
        locals[i] =
            new Local(
                name, type, (flags & 1) != 0, scopeStart, scopeEnd, at, line, condition, cleanup);
      }
      return List.of(locals);
    }

    List<CallSite> calls() {
      int count = in.count();
      if (count == 0) {
        return List.of();
      }
      CallSite[] calls = new CallSite[count];
      for (int i = 0; i < count; i++) {
        int header = in.number();
        int argument = (header & 8) != 0 ? in.number() : 0;
        if ((header & 4) != 0) {
          condition = in.number();
        }
        position();
        Expr callee = in.expr();
        List<Expr> arguments = in.exprs(header / MORE);
        calls[i] =
            new CallSite(
                callee,
                arguments,
                at,
                line,
                condition,
                (header & 1) != 0,
                (header & 2) != 0,
                argument);
      }
      return List.of(calls);
    }

    List<Assignment> assignments() {
      int count = in.count();
      if (count == 0) {
        return List.of();
      }
      Assignment[] assignments = new Assignment[count];
      for (int i = 0; i < count; i++) {
        place();
        assignments[i] = new Assignment(in.expr(), in.expr(), at, line, condition);
      }
      return List.of(assignments);
    }

    List<Value> returns() {
      int count = in.count();
      if (count == 0) {
        return List.of();
      }
      Value[] returns = new Value[count];
      for (int i = 0; i < count; i++) {
        place();
        returns[i] = new Value(in.expr(), at, line, condition);
      }
      return List.of(returns);
    }

    List<Mention> mentions() {
      int count = in.count();
      if (count == 0) {
        return List.of();
      }
      Mention[] mentions = new Mention[count];
      for (int i = 0; i < count; i++) {
        place();
        mentions[i] = new Mention(in.string(), at, line, condition);
      }
      return List.of(mentions);
    }
  }
}
