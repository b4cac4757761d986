package org.ktrail.indexer.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations.AssemblerMacro;
import org.ktrail.indexer.facts.Declarations.AssemblerStatement;
import org.ktrail.indexer.facts.Declarations.EnumConstant;
import org.ktrail.indexer.facts.Declarations.Field;
import org.ktrail.indexer.facts.Declarations.Function;
import org.ktrail.indexer.facts.Declarations.Global;
import org.ktrail.indexer.facts.Declarations.Include;
import org.ktrail.indexer.facts.Declarations.Invocation;
import org.ktrail.indexer.facts.Declarations.Macro;
import org.ktrail.indexer.facts.Declarations.Parameter;
import org.ktrail.indexer.facts.Declarations.Prototype;
import org.ktrail.indexer.facts.Declarations.Typedef;

/**
 * {@link Declarations} without its constant macros, which {@link ConstantsCodec} keeps apart.
 * Writer and reader stand side by side; lines are differences to the element before.
 */
final class DeclarationsCodec {
  private DeclarationsCodec() {}

  static void write(FactsOutput out, Declarations d) {
    out.number(d.conditions().size());
    d.conditions().forEach(c -> condition(out, c));
    int line = 0;
    out.number(d.includes().size());
    for (Include i : d.includes()) {
      out.string(i.path());
      out.number(i.system() ? 1 : 0);
      out.signed(i.line() - line);
      out.number(i.condition());
      line = i.line();
    }
    List<Macro> macros = d.macros().stream().filter(m -> !ConstantsCodec.isConstant(m)).toList();
    out.number(macros.size());
    line = 0;
    for (Macro m : macros) {
      out.string(m.name());
      out.number(
          (m.functionLike() ? 1 : 0) | (m.variadic() ? 2 : 0) | (m.parameters().isEmpty() ? 0 : 4));
      if (!m.parameters().isEmpty()) {
        out.strings(m.parameters());
      }
      out.string(m.replacement());
      out.signed(m.line() - line);
      out.number(m.endLine() - m.line());
      out.number(m.condition());
      out.number(m.body() + 1);
      line = m.line();
    }
    out.number(d.functions().size());
    line = 0;
    for (Function f : d.functions()) {
      function(out, f, line);
      line = f.line();
    }
    out.number(d.prototypes().size());
    line = 0;
    for (Prototype p : d.prototypes()) {
      out.string(p.name());
      out.type(p.result());
      parameters(out, p.parameters());
      out.number((p.isStatic() ? 1 : 0) | (p.weak() ? 2 : 0));
      out.string(p.alias());
      out.signed(p.line() - line);
      out.number(p.condition());
      line = p.line();
    }
    out.number(d.records().size());
    line = 0;
    for (Declarations.Record r : d.records()) {
      out.number(r.kind().ordinal());
      out.string(r.tag());
      out.signed(r.line() - line);
      out.number(r.condition());
      line = r.line();
      out.number(r.fields().size());
      int fieldLine = line;
      for (Field f : r.fields()) {
        out.string(f.name());
        out.type(f.type());
        out.signed(f.line() - fieldLine);
        out.number(f.condition());
        fieldLine = f.line();
      }
    }
    out.number(d.typedefs().size());
    line = 0;
    for (Typedef t : d.typedefs()) {
      out.string(t.name());
      out.type(t.type());
      out.signed(t.line() - line);
      out.number(t.condition());
      line = t.line();
    }
    out.number(d.globals().size());
    line = 0;
    for (Global g : d.globals()) {
      out.string(g.name());
      out.type(g.type());
      out.number((g.isStatic() ? 1 : 0) | (g.isExtern() ? 2 : 0));
      out.expr(g.initializer());
      out.signed(g.line() - line);
      out.number(g.condition());
      out.signed(g.body());
      line = g.line();
    }
    out.number(d.enumConstants().size());
    line = 0;
    for (EnumConstant e : d.enumConstants()) {
      out.string(e.name());
      out.signed(e.line() - line);
      out.number(e.condition());
      line = e.line();
    }
    out.number(d.invocations().size());
    d.invocations().forEach(i -> invocation(out, i));
    out.number(d.assemblerMacros().size());
    d.assemblerMacros().forEach(m -> assemblerMacro(out, m));
  }

  static Declarations read(FactsInput in, Supplier<List<ConstantsCodec.Placed>> constants) {
    List<Condition> conditions = list(in, () -> condition(in));
    int[] line = {0};
    List<Include> includes =
        list(
            in,
            () -> new Include(in.string(), in.number() != 0, line[0] += in.signed(), in.number()));
    line[0] = 0;
    List<Macro> macros = ConstantsCodec.merge(list(in, () -> macro(in, line)), constants.get());
    line[0] = 0;
    List<Function> functions = list(in, () -> function(in, line));
    line[0] = 0;
    List<Prototype> prototypes = list(in, () -> prototype(in, line));
    line[0] = 0;
    List<Declarations.Record> records = list(in, () -> record(in, line));
    line[0] = 0;
    List<Typedef> typedefs =
        list(in, () -> new Typedef(in.string(), in.type(), line[0] += in.signed(), in.number()));
    line[0] = 0;
    List<Global> globals = list(in, () -> global(in, line));
    line[0] = 0;
    List<EnumConstant> enumConstants =
        list(in, () -> new EnumConstant(in.string(), line[0] += in.signed(), in.number()));
    List<Invocation> invocations = list(in, () -> invocation(in));
    List<AssemblerMacro> assemblerMacros = list(in, () -> assemblerMacro(in));
    return new Declarations(
        conditions,
        includes,
        macros,
        functions,
        prototypes,
        records,
        typedefs,
        globals,
        enumConstants,
        invocations,
        assemblerMacros);
  }

  static <T> List<T> list(FactsInput in, Supplier<T> element) {
    int count = in.count();
    switch (count) {
      case 0:
        return List.of();
      case 1:
        return List.of(element.get());
      default:
        List<T> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
          list.add(element.get());
        }
        return List.copyOf(list);
    }
  }

  private static Macro macro(FactsInput in, int[] line) {
    String name = in.string();
    int flags = in.number();
    List<String> parameters = (flags & 4) != 0 ? in.strings() : List.of();
    String replacement = in.string();
    line[0] += in.signed();
    return new Macro(
        name,
        (flags & 1) != 0,
        parameters,
        (flags & 2) != 0,
        replacement,
        line[0],
        line[0] + in.number(),
        in.number(),
        in.number() - 1);
  }

  private static void function(FactsOutput out, Function f, int line) {
    out.string(f.name());
    out.type(f.result());
    parameters(out, f.parameters());
    boolean made = !f.madeBy().equals(Invocation.NONE);
    out.number(
        (f.isStatic() ? 1 : 0)
            | (f.inline() ? 2 : 0)
            | (f.weak() ? 4 : 0)
            | (f.alias().isEmpty() ? 0 : 8)
            | (made ? 16 : 0));
    if (!f.alias().isEmpty()) {
      out.string(f.alias());
    }
    out.signed(f.start());
    out.signed(f.bodyStart() - f.start());
    out.signed(f.end() - f.bodyStart());
    out.signed(f.line() - line);
    out.signed(f.endLine() - f.line());
    out.number(f.condition());
    out.number(f.body() + 1);
    if (made) {
      invocation(out, f.madeBy());
    }
  }

  private static Function function(FactsInput in, int[] line) {
    String name = in.string();
    TypeRef result = in.type();
    List<Parameter> parameters = list(in, () -> new Parameter(in.string(), in.type()));
    int flags = in.number();
    String alias = (flags & 8) != 0 ? in.string() : "";
    int start = in.signed();
    int bodyStart = start + in.signed();
    int end = bodyStart + in.signed();
    line[0] += in.signed();
    int endLine = line[0] + in.signed();
    int condition = in.number();
    int body = in.number() - 1;
    Invocation madeBy = (flags & 16) != 0 ? invocation(in) : Invocation.NONE;
    return new Function(
        name,
        result,
        parameters,
        (flags & 1) != 0,
        (flags & 2) != 0,
        (flags & 4) != 0,
        alias,
        start,
        bodyStart,
        end,
        line[0],
        endLine,
        condition,
        madeBy,
        body);
  }

  private static void parameters(FactsOutput out, List<Parameter> parameters) {
    out.number(parameters.size());
    for (Parameter p : parameters) {
      out.string(p.name());
      out.type(p.type());
    }
  }

  private static Prototype prototype(FactsInput in, int[] line) {
    String name = in.string();
    TypeRef result = in.type();
    List<Parameter> parameters = list(in, () -> new Parameter(in.string(), in.type()));
    int flags = in.number();
    return new Prototype(
        name,
        result,
        parameters,
        (flags & 1) != 0,
        (flags & 2) != 0,
        in.string(),
        line[0] += in.signed(),
        in.number());
  }

  private static Declarations.Record record(FactsInput in, int[] line) {
    TypeRef.Tag kind = TypeRef.Tag.values()[in.number()];
    String tag = in.string();
    line[0] += in.signed();
    int condition = in.number();
    int[] fieldLine = {line[0]};
    List<Field> fields =
        list(in, () -> new Field(in.string(), in.type(), fieldLine[0] += in.signed(), in.number()));
    return new Declarations.Record(kind, tag, fields, line[0], condition);
  }

  private static Global global(FactsInput in, int[] line) {
    String name = in.string();
    TypeRef type = in.type();
    int flags = in.number();
    return new Global(
        name,
        type,
        (flags & 1) != 0,
        (flags & 2) != 0,
        in.expr(),
        line[0] += in.signed(),
        in.number(),
        in.signed());
  }

  private static void invocation(FactsOutput out, Invocation i) {
    out.string(i.prefix());
    out.string(i.macro());
    out.strings(i.arguments());
    out.string(i.trailer());
    out.number(i.line());
    out.number(i.condition());
  }

  private static Invocation invocation(FactsInput in) {
    return new Invocation(
        in.string(), in.string(), in.strings(), in.string(), in.number(), in.number());
  }

  private static void assemblerMacro(FactsOutput out, AssemblerMacro m) {
    out.string(m.name());
    out.strings(m.parameters());
    out.number(m.line());
    out.number(m.endLine() - m.line());
    out.number(m.condition());
    out.number(m.body().size());
    for (AssemblerStatement s : m.body()) {
      out.string(s.text());
      out.number(s.line() - m.line());
      out.number(s.condition());
    }
  }

  private static AssemblerMacro assemblerMacro(FactsInput in) {
    String name = in.string();
    List<String> parameters = in.strings();
    int line = in.number();
    int endLine = line + in.number();
    int condition = in.number();
    List<AssemblerStatement> body =
        list(in, () -> new AssemblerStatement(in.string(), line + in.number(), in.number()));
    return new AssemblerMacro(name, parameters, body, line, endLine, condition);
  }

  private static void condition(FactsOutput out, Condition condition) {
    switch (condition) {
      case Condition.Constant c -> out.number(c.value() ? Tags.ALWAYS : Tags.NEVER);
      case Condition.Atom a -> {
        out.number(Tags.ATOM);
        out.string(a.name());
      }
      case Condition.Not n -> {
        out.number(Tags.NOT);
        condition(out, n.of());
      }
      case Condition.And a -> {
        out.number(Tags.AND);
        out.number(a.terms().size());
        a.terms().forEach(t -> condition(out, t));
      }
      case Condition.Or o -> {
        out.number(Tags.OR);
        out.number(o.terms().size());
        o.terms().forEach(t -> condition(out, t));
      }
    }
  }

  private static Condition condition(FactsInput in) {
    in.deeper();
    Condition read = plainCondition(in);
    in.shallower();
    return read;
  }

  private static Condition plainCondition(FactsInput in) {
    int tag = in.number();
    return switch (tag) {
      case Tags.NEVER -> Condition.NEVER;
      case Tags.ALWAYS -> Condition.ALWAYS;
      case Tags.ATOM -> new Condition.Atom(in.string());
      case Tags.NOT -> new Condition.Not(condition(in));
      case Tags.AND -> new Condition.And(list(in, () -> condition(in)));
      case Tags.OR -> new Condition.Or(list(in, () -> condition(in)));
      default -> throw new IllegalStateException("condition");
    };
  }
}
