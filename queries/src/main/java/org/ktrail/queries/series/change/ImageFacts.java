package org.ktrail.queries.series.change;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.code.RecordLookup;
import org.ktrail.queries.code.TypeText;

/** Flattens the extractor's facts of one image to a list, joining what is within one file. */
final class ImageFacts {
  /** Before a macro's name where it stands for a caller. */
  static final String DEFINE = "#define ";

  private final Declarations declarations;
  private final SourceFacts source;
  private final String text;
  private final ReceiverTypes types;
  private final Condition whole;
  private final List<Fact> facts = new ArrayList<>();

  private ImageFacts(SourceFacts source, byte[] text, RecordLookup records, Condition whole) {
    this.source = source;
    this.whole = whole;
    this.declarations = source.declarations();
    this.text = new String(text, ISO_8859_1); // a character a byte, as offsets count bytes
    this.types = new ReceiverTypes(declarations, records);
  }

  /**
   * In the order of lines.
   *
   * @param extractor for what macros define
   */
  static List<Fact> of(byte[] text, Function<byte[], SourceFacts> extractor, RecordLookup records) {
    SourceFacts source = extractor.apply(text);
    ImageFacts all = new ImageFacts(source, text, records, Condition.ALWAYS);
    all.read();
    for (Declarations.Macro m : source.declarations().macros()) {
      if (DefiningMacro.is(m)) {
        byte[] defined = DefiningMacro.text(m, all.text);
        all.defined(
            m, new ImageFacts(extractor.apply(defined), defined, records, all.condition(m)));
      }
    }
    all.facts.sort(Comparator.comparingInt(Fact::line).thenComparing(Fact::identity));
    return all.facts;
  }

  private Condition condition(int index) {
    return Condition.and(whole, declarations.conditions().get(index));
  }

  private Condition condition(Declarations.Macro macro) {
    return condition(macro.condition());
  }

  /** What the functions do that a macro makes is told of the macro. */
  private void defined(Declarations.Macro macro, ImageFacts of) {
    for (Declarations.Function f : of.declarations.functions()) {
      if (f.body() >= 0) {
        of.body(DEFINE + macro.name(), 0, of.source.bodies().get(f.body()), f.parameters());
      }
    }
    facts.addAll(of.facts);
  }

  private void read() {
    for (Declarations.Macro m : declarations.macros()) {
      facts.add(
          new Fact.Macro(
              m.name(),
              m.functionLike(),
              m.replacement(),
              m.line(),
              m.endLine(),
              condition(m.condition())));
      if (m.body() >= 0) {
        body(DEFINE + m.name(), 0, source.bodies().get(m.body()), List.of());
      }
    }
    for (Declarations.Prototype p : declarations.prototypes()) {
      facts.add(
          new Fact.Prototype(
              p.name(),
              TypeText.of(p.result()),
              p.parameters(),
              p.isStatic(),
              p.line(),
              condition(p.condition())));
    }
    for (Declarations.EnumConstant e : declarations.enumConstants()) {
      facts.add(new Fact.EnumConstant(e.name(), e.line(), condition(e.condition())));
    }
    for (Declarations.Typedef t : declarations.typedefs()) {
      facts.add(
          new Fact.Typedef(t.name(), TypeText.of(t.type()), t.line(), condition(t.condition())));
    }
    for (Declarations.Invocation i : declarations.invocations()) {
      if (i.macro().startsWith("EXPORT_SYMBOL") && !i.arguments().isEmpty()) {
        facts.add(
            new Fact.Export(
                i.arguments().getFirst(), i.macro(), i.line(), condition(i.condition())));
      }
    }
    declarations.records().forEach(this::record);
    declarations.functions().forEach(this::function);
    declarations.globals().forEach(this::global);
  }

  private void record(Declarations.Record r) {
    if (r.tag().isEmpty()) {
      return; // its members are read with the record or typedef that holds it
    }
    String kind = r.kind() == TypeRef.Tag.UNION ? "union " : "struct ";
    facts.add(new Fact.Record(kind + r.tag(), r.line(), condition(r.condition())));
    members(r.tag(), r.fields(), 0);
  }

  private void members(String tag, List<Declarations.Field> fields, int depth) {
    for (Declarations.Field f : fields) {
      if (!f.name().isEmpty()) {
        facts.add(
            new Fact.Member(
                tag,
                f.name(),
                TypeText.of(f.type()),
                isFunctionPointer(f.type()),
                f.line(),
                condition(f.condition())));
      }
      if (f.type() instanceof TypeRef.Anonymous a && depth < 8) {
        members(tag, declarations.records().get(a.record()).fields(), depth + 1);
      }
    }
  }

  static boolean isFunctionPointer(TypeRef type) {
    return switch (type) {
      case TypeRef.Pointer p -> p.to() instanceof TypeRef.Function;
      case TypeRef.Array a -> isFunctionPointer(a.of());
      default -> false;
    };
  }

  private void function(Declarations.Function f) {
    facts.add(
        new Fact.Function(
            f.name(),
            TypeText.of(f.result()),
            f.parameters(),
            f.isStatic(),
            f.inline(),
            f.line(),
            f.endLine(),
            condition(f.condition())));
    if (f.body() >= 0) {
      body(f.name(), f.bodyStart(), source.bodies().get(f.body()), f.parameters());
    }
  }

  private void global(Declarations.Global g) {
    facts.add(
        new Fact.Global(
            g.name(),
            TypeText.of(g.type()),
            g.isStatic(),
            g.isExtern(),
            g.line(),
            condition(g.condition())));
    initialiser(g.type(), g.initializer(), g.name(), "", g.line());
    if (g.body() >= 0) {
      body(g.name(), 0, source.bodies().get(g.body()), List.of());
    }
  }

  /** Every name that an initialiser puts into a member. */
  private void initialiser(TypeRef type, Expr value, String holder, String function, int line) {
    switch (value) {
      case Expr.Init init -> {
        TypeRef of = init.type() instanceof TypeRef.Unknown ? types.plain(type) : init.type();
        for (Expr.Item item : init.items()) {
          item(of, item, holder, function);
        }
      }
      case Expr.Cast c -> initialiser(c.type(), c.of(), holder, function, line);
      case Expr.AddressOf a -> initialiser(type, a.of(), holder, function, line);
      default -> {}
    }
  }

  private void item(TypeRef record, Expr.Item item, String holder, String function) {
    TypeRef at = record;
    String in = types.tag(record);
    String member = "";
    for (String designator : item.designators()) {
      if (designator.startsWith("[")) {
        at = at instanceof TypeRef.Array a ? a.of() : at;
      } else {
        in = types.tag(at);
        member = designator;
        at = types.member(at, designator);
      }
    }
    if (item.designators().isEmpty() && record instanceof TypeRef.Array a) {
      at = a.of();
    }
    switch (item.value()) {
      case Expr.Init nested -> initialiser(at, nested, holder, function, item.line());
      default -> stored(in, member, item.value(), holder, function, item.line(), item.condition());
    }
  }

  private void stored(
      String record,
      String member,
      Expr value,
      String holder,
      String function,
      int line,
      int condition) {
    switch (value) {
      case Expr.Name n -> {
        if (!member.isEmpty()) {
          facts.add(
              new Fact.Registration(
                  record, member, n.name(), holder, function, line, condition(condition)));
        }
        if (function.isEmpty()) {
          facts.add(new Fact.Mention(holder, n.name(), line, condition(condition)));
        }
      }
      case Expr.AddressOf a -> stored(record, member, a.of(), holder, function, line, condition);
      case Expr.Cast c -> stored(record, member, c.of(), holder, function, line, condition);
      case Expr.Choice c ->
          c.options().forEach(o -> stored(record, member, o, holder, function, line, condition));
      case Expr.Selection s ->
          s.values().forEach(o -> stored(record, member, o, holder, function, line, condition));
      default -> {}
    }
  }

  private void body(
      String function, int start, Body body, List<Declarations.Parameter> parameters) {
    ReceiverTypes.Scope scope = types.scope(parameters, body);
    for (Body.CallSite site : body.calls()) {
      Fact.Call call = call(function, start, scope, site);
      if (!call.name().isEmpty()) {
        facts.add(call);
      }
      for (Expr argument : site.arguments()) {
        mentioned(function, scope, argument, site);
      }
    }
    for (Body.Assignment a : body.assignments()) {
      Expr target = a.target();
      if (target instanceof Expr.Member m) {
        String record = types.tag(scope.type(m.base(), a.at()));
        String holder = TypeText.of(m.base());
        stored(record, m.field(), a.value(), holder, function, a.line(), a.condition());
      } else if (target instanceof Expr.Name n) {
        initialiser(scope.type(n, a.at()), a.value(), n.name(), function, a.line());
      }
    }
    for (Body.Mention m : body.mentions()) {
      facts.add(new Fact.Mention(function, m.name(), m.line(), condition(m.condition())));
    }
  }

  /** Mentions are kept once a body; those in arguments are wanted each, with their lines. */
  private void mentioned(
      String function, ReceiverTypes.Scope scope, Expr argument, Body.CallSite site) {
    if (argument instanceof Expr.AddressOf a) {
      mentioned(function, scope, a.of(), site);
    } else if (argument instanceof Expr.Name n && !scope.owns(n.name())) {
      facts.add(new Fact.Mention(function, n.name(), site.line(), condition(site.condition())));
    }
  }

  private Fact.Call call(
      String function, int start, ReceiverTypes.Scope scope, Body.CallSite site) {
    boolean placed = start > 0; // offsets in the body of a macro are not those of the file
    CallArguments written = placed ? CallArguments.at(text, site.at()) : CallArguments.NONE;
    List<String> arguments =
        placed ? written.arguments() : site.arguments().stream().map(TypeText::of).toList();
    int endLine = site.line() + written.moreLines();
    Condition condition = condition(site.condition());
    return switch (site.callee()) {
      case Expr.Name n when !scope.owns(n.name()) ->
          new Fact.Call(
              function,
              n.name(),
              Fact.Shape.NAME,
              "",
              "",
              arguments,
              false,
              site.line(),
              endLine,
              condition);
      case Expr.Member m ->
          new Fact.Call(
              function,
              m.field(),
              Fact.Shape.MEMBER,
              types.tag(scope.type(m.base(), site.at())),
              TypeText.of(m.base()),
              arguments,
              placed && Guard.asked(text, start, site.at(), m),
              site.line(),
              endLine,
              condition);
      default ->
          new Fact.Call(
              function,
              TypeText.of(site.callee()).replace("_", ""),
              Fact.Shape.OTHER,
              "",
              "",
              arguments,
              false,
              site.line(),
              endLine,
              condition);
    };
  }
}
