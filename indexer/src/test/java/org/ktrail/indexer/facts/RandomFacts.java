package org.ktrail.indexer.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Body.Assignment;
import org.ktrail.indexer.facts.Body.CallSite;
import org.ktrail.indexer.facts.Body.Local;
import org.ktrail.indexer.facts.Body.Mention;
import org.ktrail.indexer.facts.Body.Value;
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

/** Facts of every shape, from a seed. */
final class RandomFacts {
  private static final String[] NAMES = {
    "", "a", "inode", "unmap_mapping_range", "Größe", "日本", "REG_A__SHIFT", "REG_A__MASK", "x\n\"y"
  };

  private final Random random;
  private int line;

  RandomFacts(long seed) {
    random = new Random(seed);
  }

  private AssemblerMacro assemblerMacro() {
    int first = line();
    return new AssemblerMacro(
        name(),
        list(this::name),
        list(() -> new AssemblerStatement(name(), first + small(), small())),
        first,
        first + small(),
        small());
  }

  SourceFacts facts() {
    Declarations declarations =
        new Declarations(
            list(this::condition),
            list(() -> new Include(name(), flag(), line(), small())),
            list(this::macro),
            list(this::function),
            list(() ->
                new Prototype(
                    name(), type(0), parameters(), flag(), flag(), name(), line(), small())),
            list(() ->
                new Declarations.Record(
                    TypeRef.Tag.values()[random.nextInt(3)],
                    name(),
                    list(() -> new Field(name(), type(0), line(), small())),
                    line(),
                    small())),
            list(() -> new Typedef(name(), type(0), line(), small())),
            list(() ->
                new Global(name(), type(0), flag(), flag(), expr(0), line(), small(), small() - 1)),
            list(() -> new EnumConstant(name(), line(), small())),
            list(this::invocation),
            list(this::assemblerMacro));
    SourceFacts.Audit audit =
        new SourceFacts.Audit(
            small(), small(), small(), small(), small(), small(), random.nextInt(1 << 30), small());
    return new SourceFacts(declarations, list(this::body), audit);
  }

  private <T> List<T> list(Supplier<T> element) {
    int count = random.nextInt(4) == 0 ? random.nextInt(20) : random.nextInt(3);
    List<T> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(element.get());
    }
    return List.copyOf(list);
  }

  private boolean flag() {
    return random.nextBoolean();
  }

  private int small() {
    return random.nextInt(random.nextInt(10) == 0 ? 1 << 20 : 12);
  }

  private int line() {
    line += random.nextInt(5) - 1;
    return Math.max(0, line);
  }

  private String name() {
    return random.nextInt(3) == 0
        ? "n" + random.nextInt(1000)
        : NAMES[random.nextInt(NAMES.length)];
  }

  private Condition condition() {
    Condition atom = Condition.atom("CONFIG_" + name());
    return switch (random.nextInt(5)) {
      case 0 -> Condition.ALWAYS;
      case 1 -> Condition.NEVER;
      case 2 -> Condition.not(atom);
      case 3 -> Condition.and(atom, Condition.or(Condition.atom("B"), Condition.atom("C")));
      default -> atom;
    };
  }

  private Macro macro() {
    int at = line();
    if (flag()) { // a constant
      String text = random.nextBoolean() ? "0x" + Integer.toHexString(small()) + "UL" : "(1 << 3)";
      return new Macro("REG_" + small(), false, List.of(), false, text, at, at, small(), -1);
    }
    return new Macro(
        name(), flag(), list(this::name), flag(), name(), at, at + small(), small(), small() - 1);
  }

  private List<Parameter> parameters() {
    return list(() -> new Parameter(name(), type(0)));
  }

  private Function function() {
    int at = line();
    int start = small();
    return new Function(
        name(),
        type(0),
        parameters(),
        flag(),
        flag(),
        flag(),
        name(),
        start,
        start + small(),
        start + 3 * small(),
        at,
        at + small(),
        small(),
        flag() ? invocation() : Invocation.NONE,
        small() - 1);
  }

  private Invocation invocation() {
    return new Invocation(name(), name(), list(this::name), name(), line(), small());
  }

  private Body body() {
    return new Body(
        list(() ->
            new Local(name(), type(0), flag(), small(), small(), small(), line(), small(), name())),
        list(() ->
            new CallSite(
                expr(0), list(() -> expr(0)), small(), line(), small(), flag(), flag(), small())),
        list(() -> new Assignment(expr(0), expr(0), small(), line(), small())),
        list(() -> new Value(expr(0), small(), line(), small())),
        list(() -> new Mention(name(), small(), line(), small())));
  }

  private TypeRef type(int depth) {
    return switch (random.nextInt(depth > 3 ? 4 : 8)) {
      case 0 -> TypeRef.UNKNOWN;
      case 1 -> new TypeRef.Named(name());
      case 2 -> new TypeRef.Tagged(TypeRef.Tag.values()[random.nextInt(3)], name());
      case 3 -> new TypeRef.Anonymous(small());
      case 4 -> new TypeRef.Pointer(type(depth + 1));
      case 5 -> new TypeRef.Array(type(depth + 1));
      case 6 -> new TypeRef.Function(type(depth + 1), list(() -> type(depth + 2)));
      default -> new TypeRef.TypeOf(expr(depth + 1));
    };
  }

  private Expr expr(int depth) {
    return switch (random.nextInt(depth > 3 ? 4 : 12)) {
      case 0 -> Expr.OPAQUE;
      case 1 -> new Expr.Name(name());
      case 2 -> new Expr.Result(small());
      case 3 -> new Expr.Text(name());
      case 4 -> new Expr.Member(expr(depth + 1), name(), flag());
      case 5 -> new Expr.Index(expr(depth + 1), expr(depth + 1));
      case 6 -> new Expr.Deref(expr(depth + 1));
      case 7 -> new Expr.AddressOf(expr(depth + 1));
      case 8 -> new Expr.Cast(type(depth + 1), expr(depth + 1));
      case 9 -> new Expr.Choice(list(() -> expr(depth + 2)));
      case 10 ->
          new Expr.Init(
              type(depth + 1),
              list(() ->
                  new Expr.Item(small() - 1, list(this::name), expr(depth + 2), line(), small())));
      default -> new Expr.TypeArgument(type(depth + 1));
    };
  }
}
