package org.ktrail.queries.mentions;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.facts.TypeRef;

/**
 * Tells whose member is meant in {@code a->b[i].member}: by the declared type of {@code a} – a
 * local, a parameter, a variable, what a function returns – and those of the members on the way.
 * Where a type is not written, the answer is empty. Used by one thread.
 */
public final class Owners {
  /** Members and typedefs followed for one mention. */
  private static final int MAX_STEPS = 32;

  /** Tells nothing. */
  public static final Owners NONE = new Owners(path -> Optional.empty(), name -> List.of());

  private final Function<String, Optional<SourceFacts>> facts;
  private final Function<String, List<Declarations>> declaring;
  private final Map<String, Optional<SourceFacts>> read = new HashMap<>();
  private final Map<String, List<Declarations>> found = new HashMap<>();

  /** A type and the declarations that its anonymous records are in. */
  record Known(TypeRef type, Declarations in) {}

  /**
   * @param facts of a file, empty if it has none
   * @param declaring the declarations of files that declare a name
   */
  public Owners(
      Function<String, Optional<SourceFacts>> facts,
      Function<String, List<Declarations>> declaring) {
    this.facts = facts;
    this.declaring = declaring;
  }

  private Optional<SourceFacts> read(String path) {
    return read.computeIfAbsent(path, facts);
  }

  private List<Declarations> declaring(String name) {
    return found.computeIfAbsent(name, declaring);
  }

  /** The tag of the record that declares a member of this name on this line, "" if none does. */
  String declaring(String path, int line, String member) {
    return read(path).stream()
        .flatMap(f -> f.declarations().records().stream())
        .filter(r -> r.fields().stream().anyMatch(f -> f.line() == line && f.name().equals(member)))
        .map(Declarations.Record::tag)
        .findFirst()
        .orElse("");
  }

  /**
   * The name of the record before a member, "" if it cannot be told.
   *
   * @param chain what stands before the member, {@code ->} or {@code .} at its end
   * @param offset of the member in its file
   */
  public String owner(String path, int offset, String chain) {
    Optional<SourceFacts> file = read(path);
    int at = word(chain, 0);
    if (file.isEmpty() || at == 0) {
      return "";
    }
    String root = chain.substring(0, at);
    Optional<Known> type;
    if (at < chain.length() && chain.charAt(at) == '(') {
      type = result(root, file.get().declarations());
      at = behind(chain, at);
    } else {
      type = variable(root, offset, file.get());
    }
    for (int step = 0; step < MAX_STEPS && type.isPresent() && at < chain.length(); step++) {
      at = blanks(chain, at);
      if (chain.startsWith("[", at)) {
        at = behind(chain, at);
        type = type.flatMap(this::target);
      } else if (chain.startsWith("->", at) || chain.startsWith(".", at)) {
        boolean arrow = chain.charAt(at) == '-';
        type = arrow ? type.flatMap(this::target) : type;
        at = blanks(chain, at + (arrow ? 2 : 1));
        if (at == chain.length()) {
          return type.map(this::name).orElse("");
        }
        int end = word(chain, at);
        String member = chain.substring(at, end);
        type = end == at ? Optional.empty() : type.flatMap(t -> member(t, member));
        at = end;
      } else {
        return "";
      }
    }
    return "";
  }

  private static int blanks(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int word(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Behind the brackets that open here. */
  private static int behind(String text, int open) {
    int depth = 0;
    int at = open;
    do {
      depth += "([".indexOf(text.charAt(at)) >= 0 ? 1 : ")]".indexOf(text.charAt(at)) >= 0 ? -1 : 0;
      at++;
    } while (at < text.length() && depth > 0);
    return at;
  }

  private Optional<Known> variable(String name, int offset, SourceFacts file) {
    Declarations here = file.declarations();
    for (Declarations.Function f : here.functions()) {
      if (f.start() <= offset && offset < f.end() && f.body() >= 0) {
        @Nullable TypeRef best = null;
        int scope = -1;
        for (Body.Local local : file.bodies().get(f.body()).locals()) {
          if (local.name().equals(name)
              && local.scopeStart() <= offset
              && offset < local.scopeEnd()
              && local.scopeStart() >= scope) {
            best = local.type();
            scope = local.scopeStart();
          }
        }
        if (best != null) {
          return Optional.of(new Known(best, here));
        }
        for (Declarations.Parameter parameter : f.parameters()) {
          if (parameter.name().equals(name)) {
            return Optional.of(new Known(parameter.type(), here));
          }
        }
      }
    }
    return first(
        name,
        here,
        (d, n) ->
            d.globals().stream()
                .filter(g -> g.name().equals(n))
                .map(Declarations.Global::type)
                .findFirst());
  }

  private Optional<Known> result(String function, Declarations here) {
    return first(
        function,
        here,
        (d, n) ->
            Stream.concat(
                    d.functions().stream()
                        .filter(f -> f.name().equals(n))
                        .map(Declarations.Function::result),
                    d.prototypes().stream()
                        .filter(f -> f.name().equals(n))
                        .map(Declarations.Prototype::result))
                .findFirst());
  }

  /** In the file itself, else in the first that has it. */
  private Optional<Known> first(
      String name, Declarations here, BiFunction<Declarations, String, Optional<TypeRef>> in) {
    Optional<TypeRef> own = in.apply(here, name);
    if (own.isPresent()) {
      return Optional.of(new Known(own.get(), here));
    }
    for (Declarations d : declaring(name)) {
      Optional<TypeRef> type = in.apply(d, name);
      if (type.isPresent()) {
        return Optional.of(new Known(type.get(), d));
      }
    }
    return Optional.empty();
  }

  /** What a pointer points to, an array's element; typedefs of such are followed. */
  private Optional<Known> target(Known known) {
    return switch (known.type()) {
      case TypeRef.Pointer p -> Optional.of(new Known(p.to(), known.in()));
      case TypeRef.Array a -> Optional.of(new Known(a.of(), known.in()));
      case TypeRef.Named n -> typedef(n.name()).flatMap(this::target);
      case TypeRef.Tagged t -> Optional.empty();
      case TypeRef.Anonymous a -> Optional.empty();
      case TypeRef.Function f -> Optional.empty();
      case TypeRef.TypeOf t -> Optional.empty();
      case TypeRef.Unknown u -> Optional.empty();
    };
  }

  /** What a typedef name stands for in the end, which is no typedef name. */
  private Optional<Known> typedef(String name) {
    String at = name;
    for (int step = 0; step < MAX_STEPS; step++) {
      Optional<Known> next = written(at);
      if (next.isEmpty() || !(next.get().type() instanceof TypeRef.Named n)) {
        return next;
      }
      at = n.name();
    }
    return Optional.empty();
  }

  private Optional<Known> written(String name) {
    for (Declarations d : declaring(name)) {
      for (Declarations.Typedef t : d.typedefs()) {
        if (t.name().equals(name)) {
          return Optional.of(new Known(t.type(), d));
        }
      }
    }
    return Optional.empty();
  }

  private String name(Known known) {
    if (known.type() instanceof TypeRef.Tagged t) {
      return t.tag();
    }
    if (known.type() instanceof TypeRef.Named n) {
      Optional<Known> to = typedef(n.name());
      return to.isEmpty() ? "" : to.get().type() instanceof TypeRef.Tagged t ? t.tag() : n.name();
    }
    return "";
  }

  private Optional<Known> member(Known known, String member) {
    if (known.type() instanceof TypeRef.Named n) {
      return typedef(n.name()).flatMap(to -> member(to, member));
    }
    if (known.type() instanceof TypeRef.Anonymous a) {
      return field(known.in(), known.in().records().get(a.record()), member, 0);
    }
    if (known.type() instanceof TypeRef.Tagged t) {
      for (Declarations d : declaring(t.tag())) {
        for (Declarations.Record r : d.records()) {
          Optional<Known> field =
              r.tag().equals(t.tag()) ? field(d, r, member, 0) : Optional.empty();
          if (field.isPresent()) {
            return field;
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Known> field(
      Declarations in, Declarations.Record record, String member, int depth) {
    for (Declarations.Field f : record.fields()) {
      if (f.name().equals(member)) {
        return Optional.of(new Known(f.type(), in));
      }
      if (f.name().isEmpty() && f.type() instanceof TypeRef.Anonymous a && depth < MAX_STEPS) {
        Optional<Known> nested = field(in, in.records().get(a.record()), member, depth + 1);
        if (nested.isPresent()) {
          return nested;
        }
      }
    }
    return Optional.empty();
  }
}
