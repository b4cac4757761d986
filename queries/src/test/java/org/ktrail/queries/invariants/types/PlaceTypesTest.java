package org.ktrail.queries.invariants.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.indexer.facts.body.Expression;
import org.ktrail.queries.invariants.FlowFixture;

class PlaceTypesTest {
  private static final Map<String, TypeRef> MEMBERS =
      Map.of(
          "dev.port", new TypeRef.Pointer(new TypeRef.Tagged(TypeRef.Tag.STRUCT, "port")),
          "dev.inner", new TypeRef.Tagged(TypeRef.Tag.STRUCT, "port"),
          "port.count", new TypeRef.Named("u32"),
          "port.ring", new TypeRef.Array(new TypeRef.Named("u32")));

  private final PlaceTypes types =
      new PlaceTypes((tag, member) -> Optional.ofNullable(MEMBERS.get(tag + "." + member)));

  private String type(String expression, String body) {
    return types.of(FlowFixture.expression(expression), FlowFixture.body(body));
  }

  @Test
  void variablesHaveTheTypeTheyAreDeclaredWith() {
    assertThat(type("n", "")).isEqualTo("int");
    assertThat(type("d", "")).isEqualTo("struct dev *");
    assertThat(type("m", "u64 m = 0;")).isEqualTo("u64");
    assertThat(type("elsewhere", "")).isEmpty();
  }

  @Test
  void membersAreLookedUpInTheirRecord() {
    assertThat(type("d->port->count", "")).isEqualTo("u32");
    assertThat(type("d->inner.count", "")).isEqualTo("u32");
    assertThat(type("d->port", "")).isEqualTo("struct port *");
    assertThat(type("d->unknown", "")).isEmpty();
    assertThat(type("d->unknown->count", "")).isEmpty();
  }

  @Test
  void aPointerLosesAStarWhereItIsFollowedAndAnAddressHasOneMore() {
    assertThat(type("*d", "")).isEqualTo("struct dev");
    assertThat(type("d[n]", "")).isEqualTo("struct dev");
    assertThat(type("&d->inner", "")).isEqualTo("struct port *");
    assertThat(type("*n", "")).isEmpty();
  }

  @Test
  void aCastSaysTheType() {
    assertThat(type("(u8)n", "")).isEqualTo("u8");
  }

  @Test
  void blocksThatGiveOneNameTwoTypesGiveItNone() {
    assertThat(type("m", "if (n) {\n\tint m = 1;\n\tuse(m);\n} else {\n\tu64 m = 2;\n\tuse(m);\n}"))
        .isEmpty();
  }

  @Test
  void anArrayIsReadByComputingItsAddress() {
    assertThat(mayBeArray("d->port->ring")).isTrue();
    assertThat(mayBeArray("d->port->count")).isFalse();
    assertThat(mayBeArray("d->port->unknown")).isTrue();
  }

  private boolean mayBeArray(String member) {
    return types.mayBeArray(
        (Expression.Member) FlowFixture.expression(member), FlowFixture.body(""));
  }

  @Test
  void theTagIsThatOfTheRecordOrOfWhatPointsToIt() {
    assertThat(PlaceTypes.tag("struct dev *")).isEqualTo("dev");
    assertThat(PlaceTypes.tag("const struct dev")).isEqualTo("dev");
    assertThat(PlaceTypes.tag("union word **")).isEqualTo("word");
    assertThat(PlaceTypes.tag("u32 *")).isEmpty();
    assertThat(PlaceTypes.tag("dev_t")).isEmpty();
  }
}
