package org.ktrail.queries.mentions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.facts.TypeRef;

/** {@code struct disk { struct ops *ops; struct part parts[4]; }; typedef struct disk disk_t;} */
class OwnersTest {
  private static TypeRef struct(String tag) {
    return new TypeRef.Tagged(TypeRef.Tag.STRUCT, tag);
  }

  private static Declarations.Field field(String name, TypeRef type, int line) {
    return new Declarations.Field(name, type, line, 0);
  }

  private static final Declarations DECLARED =
      new Declarations(
          List.of(Condition.ALWAYS),
          List.of(),
          List.of(),
          List.of(
              new Declarations.Function(
                  "run",
                  TypeRef.UNKNOWN,
                  List.of(new Declarations.Parameter("p", new TypeRef.Named("disk_t"))),
                  false,
                  false,
                  false,
                  "",
                  100,
                  110,
                  200,
                  10,
                  20,
                  0,
                  Declarations.Invocation.NONE,
                  0)),
          List.of(
              new Declarations.Prototype(
                  "find", new TypeRef.Pointer(struct("disk")), List.of(), false, false, "", 5, 0)),
          List.of(
              new Declarations.Record(
                  TypeRef.Tag.STRUCT,
                  "disk",
                  List.of(
                      field("ops", new TypeRef.Pointer(struct("ops")), 2),
                      field("parts", new TypeRef.Array(struct("part")), 3)),
                  1,
                  0)),
          List.of(
              new Declarations.Typedef("disk_t", struct("disk"), 6, 0),
              new Declarations.Typedef("loop_t", new TypeRef.Named("loop_t"), 7, 0)),
          List.of(
              new Declarations.Global(
                  "root",
                  new TypeRef.Pointer(new TypeRef.Named("disk_t")),
                  false,
                  false,
                  Expr.OPAQUE,
                  8,
                  0,
                  -1)),
          List.of(),
          List.of());

  private static final Body BODY =
      new Body(
          List.of(
              new Body.Local(
                  "d", new TypeRef.Pointer(struct("disk")), false, 110, 200, 111, 11, 0, ""),
              new Body.Local(
                  "d", new TypeRef.Pointer(struct("part")), false, 150, 180, 151, 15, 0, ""),
              new Body.Local("l", new TypeRef.Named("loop_t"), false, 110, 200, 112, 12, 0, "")),
          List.of(),
          List.of(),
          List.of(),
          List.of());

  private static String owner(int offset, String chain) {
    Owners owners =
        new Owners(
            path ->
                path.equals("d.c")
                    ? Optional.of(new SourceFacts(DECLARED, List.of(BODY), SourceFacts.Audit.NONE))
                    : Optional.empty(),
            name -> List.of(DECLARED));
    return owners.owner("d.c", offset, chain);
  }

  @Test
  void byTheTypesOnTheWay() {
    assertThat(owner(120, "d->")).isEqualTo("disk");
    assertThat(owner(160, "d->")).isEqualTo("part");
    assertThat(owner(120, "d->ops->")).isEqualTo("ops");
    assertThat(owner(120, "d->parts[f(1, 2)].")).isEqualTo("part");
    assertThat(owner(120, "p.parts[0].")).isEqualTo("part");
    assertThat(owner(120, "root->ops ->")).isEqualTo("ops");
    assertThat(owner(120, "find(a)->ops->")).isEqualTo("ops");
  }

  @Test
  void whatIsNotWrittenIsNotTold() {
    assertThat(owner(120, "nobody->")).isEmpty();
    assertThat(owner(120, "(*d).")).isEmpty();
    assertThat(owner(120, "d->nothing->")).isEmpty();
    assertThat(owner(120, "l.x.")).isEmpty();
    assertThat(owner(120, "")).isEmpty();
  }
}
