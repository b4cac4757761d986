package org.ktrail.queries.link.body;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.graph.GraphBuilder;
import org.ktrail.queries.link.edges.FactPlace;
import org.ktrail.queries.link.edges.FactPlaces;
import org.ktrail.queries.link.edges.FileLinks;
import org.ktrail.queries.link.facts.FactOrigin;
import org.ktrail.queries.link.world.World;
import org.ktrail.queries.link.world.World.RecordDefinition;

/**
 * Members of a union that are functions of one type are two names of one place, as where a member
 * gets a new name and the old one must do for a while: {@code union { int (*xfer)(…); int
 * (*master_xfer)(…); }}. What is put into one can be called through the other. For one thread and
 * one file.
 */
final class UnionMembers {
  private final World world;
  private final GraphBuilder builder;
  private final FactPlaces places;
  private final FileLinks links;

  UnionMembers(World world, GraphBuilder builder, FactPlaces places, FileLinks links) {
    this.world = world;
    this.builder = builder;
    this.places = places;
    this.links = links;
  }

  /** The unions that a file declares within records, with a name or without. */
  void of(FactOrigin origin) {
    List<Declarations.Record> records = origin.declarations().records();
    for (Declarations.Record record : records) {
      if (record.tag().isEmpty()) {
        continue;
      }
      String title = RecordDefinition.of(origin, record).title();
      if (record.kind() == TypeRef.Tag.UNION) {
        join(title, record, origin);
      }
      for (Declarations.Field field : record.fields()) {
        if (field.type() instanceof TypeRef.Anonymous a
            && a.record() < records.size()
            && records.get(a.record()).kind() == TypeRef.Tag.UNION) {
          String name = field.name().isEmpty() ? title : title + "." + field.name();
          join(name, records.get(a.record()), origin);
        }
      }
    }
  }

  private void join(String title, Declarations.Record union, FactOrigin origin) {
    Map<TypeRef, Declarations.Field> first = new HashMap<>();
    for (Declarations.Field field : union.fields()) {
      if (!field.name().isEmpty() && world.mayHoldFunction(field.type())) {
        Declarations.Field other = first.putIfAbsent(field.type(), field);
        if (other != null) {
          FactPlace place = places.of(field.line(), world.condition(origin, field.condition()));
          int one = builder.fieldSlot(title, other.name(), origin.file(), other.line());
          int two = builder.fieldSlot(title, field.name(), origin.file(), field.line());
          links.flow(one, two, place);
          links.flow(two, one, place);
        }
      }
    }
  }
}
