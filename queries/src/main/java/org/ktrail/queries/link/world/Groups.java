package org.ktrail.queries.link.world;

import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.TypeRef;

/**
 * Groups of members: {@code struct_group(name, members)} declares members that belong to the record
 * around and, by a second name and perhaps a tag, to the group. Each is one object, so one slot: it
 * is counted to the record around.
 */
public final class Groups {
  /** Records that stand within each other before the one around is given up. */
  private static final int DEPTH = 16;

  private Groups() {}

  /** Whether a member's own members are the record's, too. */
  public static boolean isGroup(Declarations.Record record, Declarations.Field field) {
    if (field.name().isEmpty() || !(field.type() instanceof TypeRef.Anonymous)) {
      return false;
    }
    for (Declarations.Field other : record.fields()) {
      if (other.name().isEmpty() && other.type().equals(field.type())) {
        return true;
      }
    }
    return false;
  }

  /** The title that the members of a record with a tag are counted to. */
  static String title(Declarations d, Declarations.Record tagged) {
    if (tagged.fields().size() != 1
        || !tagged.fields().getFirst().name().isEmpty()
        || !(tagged.fields().getFirst().type() instanceof TypeRef.Anonymous group)) {
      return tagged.tag();
    }
    String around = around(d, group, tagged, 0);
    return around == null ? tagged.tag() : around;
  }

  /** Title of the record that an unnamed member of this type belongs to, {@code but} one. */
  private static @Nullable String around(
      Declarations d, TypeRef.Anonymous type, Declarations.@Nullable Record but, int depth) {
    for (int i = 0; i < d.records().size() && depth < DEPTH; i++) {
      Declarations.Record record = d.records().get(i);
      for (Declarations.Field field : record.fields()) {
        if (record != but && field.type().equals(type)) {
          String title =
              record.tag().isEmpty()
                  ? around(d, new TypeRef.Anonymous(i), null, depth + 1)
                  : record.tag();
          return title == null || field.name().isEmpty() ? title : title + "." + field.name();
        }
      }
    }
    for (Declarations.Typedef t : d.typedefs()) {
      if (t.type().equals(type)) {
        return t.name();
      }
    }
    return null;
  }
}
