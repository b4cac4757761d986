package org.ktrail.queries.link.types;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.link.facts.FactOrigin;
import org.ktrail.queries.link.macros.PreprocessingTokens;
import org.ktrail.queries.link.types.ExpressionTypes.Member;
import org.ktrail.queries.link.types.ExpressionTypes.Typed;
import org.ktrail.queries.link.world.FileView;
import org.ktrail.queries.link.world.Groups;
import org.ktrail.queries.link.world.World;
import org.ktrail.queries.link.world.World.RecordDefinition;

/**
 * What types are, as one file sees their declarations: typedefs followed, pointers followed,
 * members looked up. Answers null where the snapshot does not tell. For one thread and one file.
 */
public final class DeclaredTypes {
  /** Tells the type of an expression in a {@code typeof} at file scope; null if it is not known. */
  interface TypeOf {
    @Nullable Typed of(Expr expr, FactOrigin origin);
  }

  /** Typedefs of typedefs followed before a type is given up. */
  private static final int DEPTH = 24;

  private final World world;
  private final FileView view;
  private final TypeOf typeOf;

  DeclaredTypes(World world, FileView view, TypeOf typeOf) {
    this.world = world;
    this.view = view;
    this.typeOf = typeOf;
  }

  /** What a pointer or an array leads to; a function leads to itself. */
  @Nullable
  public Typed pointee(@Nullable Typed typed) {
    if (typed == null) {
      return null;
    }
    Typed t = strip(typed);
    return switch (t.type()) {
      case TypeRef.Pointer p -> new Typed(p.to(), t.origin(), t.title());
      case TypeRef.Array a -> new Typed(a.of(), t.origin(), t.title());
      case TypeRef.Function f -> t;
      default -> null;
    };
  }

  /** Typedefs followed to what they name. */
  public Typed strip(Typed typed) {
    Typed t = typed;
    for (int i = 0; i < DEPTH && t.type() instanceof TypeRef.Named n; i++) {
      Optional<World.TypedefDefinition> d = view.typedef(n.name());
      if (d.isEmpty()) {
        break;
      }
      t = new Typed(d.get().typedef().type(), d.get().origin(), n.name());
    }
    if (t.type() instanceof TypeRef.TypeOf of) {
      Typed inner = typeOf.of(of.of(), t.origin());
      return inner == null ? t : inner;
    }
    return t;
  }

  /** Whether values of this type are functions, pointers to functions or arrays of these. */
  public boolean isFunction(Typed typed) {
    Typed t = strip(typed);
    return switch (t.type()) {
      case TypeRef.Function f -> true;
      case TypeRef.Pointer p -> isFunction(new Typed(p.to(), t.origin(), t.title()));
      case TypeRef.Array a -> isFunction(new Typed(a.of(), t.origin(), t.title()));
      default -> false;
    };
  }

  /** The record a value or pointer of this type leads to, or null. */
  @Nullable
  public RecordDefinition record(Typed typed) {
    Typed t = strip(typed);
    while (t.type() instanceof TypeRef.Pointer || t.type() instanceof TypeRef.Array) {
      Typed next = pointee(t);
      if (next == null) {
        return null;
      }
      t = strip(next);
    }
    return switch (t.type()) {
      case TypeRef.Tagged tagged -> view.record(tagged.tag()).orElse(null);
      case TypeRef.Anonymous a -> {
        List<Declarations.Record> records = t.origin().declarations().records();
        yield a.record() < records.size()
            ? new RecordDefinition(t.origin(), records.get(a.record()), t.title())
            : null;
      }
      default -> null;
    };
  }

  /** The record that values of this type are, or null. */
  @Nullable
  public RecordDefinition value(Typed typed) {
    Typed t = strip(typed);
    return t.type() instanceof TypeRef.Tagged || t.type() instanceof TypeRef.Anonymous
        ? record(t)
        : null;
  }

  /** A member of the record that a type leads to. */
  @Nullable
  public Member member(Typed base, String name) {
    RecordDefinition record = record(base);
    if (record == null) {
      return null;
    }
    Member found = member(record, record.title(), name, 0);
    if (found == null) {
      // Another variant of the record may have it.
      for (RecordDefinition other : world.records.getOrDefault(record.record().tag(), List.of())) {
        int file = other.origin().file();
        if (other != record && (file == record.origin().file() || view.sees(file))) {
          found = found != null ? found : member(other, record.title(), name, 0);
        }
      }
    }
    return found != null ? found : memberMacro(base, name);
  }

  /** A member that is a macro for one further inside: {@code #define sk_prot __common.prot}. */
  private @Nullable Member memberMacro(Typed base, String name) {
    Declarations.Macro macro = view.macro(name);
    if (macro == null || macro.functionLike() || macro.replacement().indexOf('.') < 0) {
      return null;
    }
    List<String> path = PreprocessingTokens.ofReplacement(macro);
    Typed at = base;
    Member found = null;
    for (int i = 0; i < path.size(); i++) {
      if (i % 2 == 1) {
        if (!path.get(i).equals(".")) {
          return null;
        }
        continue;
      }
      RecordDefinition record = record(at);
      found = record == null ? null : member(record, record.title(), path.get(i), 0);
      if (found == null) {
        return null;
      }
      at = found.typed();
    }
    return found;
  }

  /** Member of a record or of its anonymous members, counted to the named record around. */
  private @Nullable Member member(RecordDefinition record, String title, String name, int level) {
    for (Declarations.Field field : record.record().fields()) {
      if (field.name().equals(name)) {
        boolean group = Groups.isGroup(record.record(), field);
        return new Member(title, field, record.origin(), record.origin().file(), group);
      }
    }
    for (Declarations.Field field : record.record().fields()) {
      if (field.name().isEmpty() && level < 8) {
        RecordDefinition inner = record(new Typed(field.type(), record.origin(), title));
        Member found = inner == null ? null : member(inner, title, name, level + 1);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /** A member of a record. */
  @Nullable
  public Member member(RecordDefinition record, String name) {
    return member(record, record.title(), name, 0);
  }
}
