package org.ktrail.queries.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Declarations.Macro;
import org.ktrail.indexer.facts.Declarations.Prototype;
import org.ktrail.indexer.facts.Declarations.Record;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.definitions.DefinitionSource.DeclaringFile;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.GraphFixture;
import org.ktrail.queries.graph.NodeKind;

class DefinitionsTest {
  private static final Declarations DECLARATIONS =
      new Declarations(
          List.of(Condition.ALWAYS, Condition.atom("CONFIG_X")),
          List.of(),
          List.of(new Macro("thing", true, List.of("a"), false, "a", 9, 9, 1, -1)),
          List.of(),
          List.of(new Prototype("thing", TypeRef.UNKNOWN, List.of(), false, false, "", 7, 0)),
          List.of(new Record(TypeRef.Tag.STRUCT, "thing", List.of(), 5, 0)),
          List.of(),
          List.of(),
          List.of(),
          List.of());

  private static List<String> find(String without) {
    GraphFixture fixture = new GraphFixture();
    fixture.macro("thing", "thing.h:9");
    fixture.node("thing", NodeKind.GENERATED, "made.c:3", "1");
    fixture.node("thing", NodeKind.DECLARED, "x.c:1", "1");
    DefinitionSource source =
        name ->
            List.of(
                new DeclaringFile("thing.h", "kernel", Condition.atom("CONFIG_F"), DECLARATIONS));
    try (Graph graph = fixture.open()) {
      return Definitions.find(
              graph, source, "thing", c -> without.isEmpty() || !c.toString().contains(without))
          .stream()
          .map(d -> d.place() + " " + d.kind() + " " + d.condition() + " " + d.note())
          .toList();
    }
  }

  @Test
  void definitionsComeBeforeDeclarationsAndEachOnce() {
    assertThat(find(""))
        .containsExactly(
            "made.c:3 function 1 made by a macro",
            "thing.h:9 macro CONFIG_F && CONFIG_X (a)",
            "thing.h:5 struct CONFIG_F ",
            "thing.h:7 prototype CONFIG_F ");
  }

  @Test
  void whatAConfigurationDoesNotBuildIsNotThere() {
    assertThat(find("CONFIG_X")).hasSize(3);
  }
}
