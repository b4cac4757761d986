package org.ktrail.queries.members;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.definitions.DefinitionSource;
import org.ktrail.queries.definitions.DefinitionSource.DeclaringFile;

/** The records of a revision by the names that the graph has for them. */
public final class Records {
  /** Records in each other that are followed. */
  private static final int DEEPEST = 16;

  private final DefinitionSource source;

  public Records(DefinitionSource source) {
    this.source = source;
  }

  /**
   * A definition of a record.
   *
   * @param condition of the file and the definition
   */
  public record Defined(
      DeclaringFile file, Declarations.Record record, int line, Condition condition) {}

  /**
   * The name that the graph has for what a user means: of a typedef of a record with a tag, the
   * tag.
   */
  public String named(String written) {
    String name = written.strip().replaceFirst("^(struct|union)\\s++", "");
    int dot = name.indexOf('.');
    String first = dot < 0 ? name : name.substring(0, dot);
    for (DeclaringFile file : source.declaring(first)) {
      Declarations d = file.declarations();
      if (d.records().stream().anyMatch(r -> r.tag().equals(first))) {
        return name;
      }
      for (Declarations.Typedef t : d.typedefs()) {
        if (t.name().equals(first) && leads(t.type()) instanceof TypeRef.Tagged tagged) {
          return tagged.tag() + (dot < 0 ? "" : name.substring(dot));
        }
      }
    }
    return name;
  }

  private static TypeRef leads(TypeRef type) {
    TypeRef at = type;
    while (true) {
      switch (at) {
        case TypeRef.Pointer p -> at = p.to();
        case TypeRef.Array a -> at = a.of();
        default -> {
          return at;
        }
      }
    }
  }

  /** All definitions of a record that {@link #named} named. */
  public List<Defined> definitions(String name) {
    String[] path = name.split("\\.");
    List<Defined> found = new ArrayList<>();
    for (DeclaringFile file : source.declaring(path[0])) {
      Declarations d = file.declarations();
      for (Declarations.Record r : d.records()) {
        if (r.tag().equals(path[0])) {
          inner(file, r, r.line(), r.condition(), path, 1, found);
        }
      }
      for (Declarations.Typedef t : d.typedefs()) {
        if (t.name().equals(path[0]) && leads(t.type()) instanceof TypeRef.Anonymous a) {
          Declarations.Record r = d.records().get(a.record());
          inner(file, r, r.line(), r.condition(), path, 1, found);
        }
      }
    }
    return found;
  }

  private static void inner(
      DeclaringFile file,
      Declarations.Record record,
      int line,
      int condition,
      String[] path,
      int at,
      List<Defined> into) {
    Declarations d = file.declarations();
    if (at == path.length) {
      Condition own = Condition.and(file.condition(), d.conditions().get(condition));
      into.add(new Defined(file, record, line, own));
      return;
    }
    for (Declarations.Field f : flat(d, record, 0)) {
      if (f.name().equals(path[at]) && leads(f.type()) instanceof TypeRef.Anonymous a) {
        Declarations.Record r = d.records().get(a.record());
        inner(file, r, r.line(), r.condition(), path, at + 1, into);
      }
    }
  }

  /** Members of a record, those of anonymous members among them. */
  static List<Declarations.Field> flat(Declarations in, Declarations.Record record, int depth) {
    List<Declarations.Field> found = new ArrayList<>();
    for (Declarations.Field f : record.fields()) {
      if (!f.name().isEmpty()) {
        found.add(f);
      } else if (f.type() instanceof TypeRef.Anonymous a && depth < DEEPEST) {
        found.addAll(flat(in, in.records().get(a.record()), depth + 1));
      }
    }
    return found;
  }

  /** The files that have some definitions. */
  public static Set<String> paths(List<Defined> definitions) {
    Set<String> paths = new LinkedHashSet<>();
    definitions.forEach(d -> paths.add(d.file().path()));
    return paths;
  }

  /** Names of the members that any definition has, in the order of the source. */
  public Set<String> members(String name) {
    Set<String> names = new LinkedHashSet<>();
    for (Defined d : definitions(name)) {
      flat(d.file().declarations(), d.record(), 0).forEach(f -> names.add(f.name()));
    }
    return names;
  }
}
