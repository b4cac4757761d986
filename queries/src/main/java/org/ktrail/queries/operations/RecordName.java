package org.ktrail.queries.operations;

import java.util.List;
import java.util.TreeSet;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.definitions.DefinitionSource;

/**
 * A record by the name that the graph uses: its tag, or the typedef name of one without tag.
 *
 * @param members names of its members, those of anonymous members among them; empty if no
 *     declaration was found
 */
public record RecordName(String name, List<String> members) {

  /**
   * Finds the record that a tag or a typedef name means.
   *
   * @param written as users write it; {@code struct} and {@code union} before it are passed over
   */
  public static RecordName of(DefinitionSource source, String written) {
    String name = written.strip().replaceFirst("^(struct|union)\\s+", "");
    TreeSet<String> members = members(source, name);
    if (members.isEmpty()) {
      for (DefinitionSource.DeclaringFile file : source.declaring(name)) {
        for (Declarations.Typedef typedef : file.declarations().typedefs()) {
          if (typedef.name().equals(name)) {
            return ofTypedef(source, name, typedef, file.declarations());
          }
        }
      }
    }
    return new RecordName(name, List.copyOf(members));
  }

  private static RecordName ofTypedef(
      DefinitionSource source, String name, Declarations.Typedef typedef, Declarations in) {
    TypeRef type = typedef.type();
    while (type instanceof TypeRef.Pointer pointer) {
      type = pointer.to();
    }
    TreeSet<String> members = new TreeSet<>();
    if (type instanceof TypeRef.Tagged tagged) {
      return new RecordName(tagged.tag(), List.copyOf(members(source, tagged.tag())));
    }
    if (type instanceof TypeRef.Anonymous anonymous) {
      collect(in, in.records().get(anonymous.record()), members);
    }
    return new RecordName(name, List.copyOf(members));
  }

  private static TreeSet<String> members(DefinitionSource source, String tag) {
    TreeSet<String> members = new TreeSet<>();
    for (DefinitionSource.DeclaringFile file : source.declaring(tag)) {
      for (Declarations.Record record : file.declarations().records()) {
        if (record.tag().equals(tag)) {
          collect(file.declarations(), record, members);
        }
      }
    }
    return members;
  }

  private static void collect(
      Declarations in, Declarations.Record record, TreeSet<String> members) {
    for (Declarations.Field field : record.fields()) {
      if (!field.name().isEmpty()) {
        members.add(field.name());
      } else if (field.type() instanceof TypeRef.Anonymous anonymous) {
        collect(in, in.records().get(anonymous.record()), members);
      }
    }
  }
}
