package org.ktrail.queries.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ktrail.queries.graph.EdgeKind;

/** What {@code _Generic} chooses: by the type of what controls it, as far as that is known. */
class SelectionTest {
  private static final String BY_RECORD =
      """
      typedef struct meter { int n; } meter_t;
      typedef struct spin_meter { meter_t m; } spin_meter_t;
      static int read_plain(const meter_t *m) { return m->n; }
      static int read_spin(const spin_meter_t *m) { return m->m.n; }
      static int read_any(const void *m) { return 0; }
      #define read_case(name) name##_meter_t *: read_##name
      #define read(m) _Generic((m), meter_t *: read_plain, read_case(spin), default: read_any)(m)
      struct room { meter_t door; spin_meter_t lamp; long rest; };
      """;

  private static String direct(String text) {
    return String.join(
        "; ", new LinkFixture().file("a.c", BY_RECORD + text).edges(EdgeKind.DIRECT));
  }

  @Test
  void theTypeOfTheArgumentChooses() {
    assertThat(direct("int f(struct room *r) { return read(&r->lamp); }\n"))
        .isEqualTo("f -> read_spin direct exact a.c:9");
    assertThat(direct("int f(struct room *r) { return read(&r->door); }\n"))
        .isEqualTo("f -> read_plain direct exact a.c:9");
  }

  @Test
  void anotherTypeTakesTheDefault() {
    assertThat(direct("int f(struct room *r) { return read(&r->rest); }\n"))
        .isEqualTo("f -> read_any direct exact a.c:9");
  }

  @Test
  void ofATypeThatIsNotKnownAllAreGivenAndGradedLower() {
    assertThat(direct("int f(void) { return read(from_elsewhere()); }\n"))
        .contains("f -> read_any direct type", "f -> read_plain direct type")
        .contains("f -> read_spin direct type");
  }

  @Test
  void whatControlsASelectionIsNotCalled() {
    assertThat(
            direct(
                """
                static meter_t *look(void) { return 0; }
                int f(void) { return _Generic(look(), meter_t *: read_plain)(0); }
                """))
        .isEqualTo("f -> read_plain direct exact a.c:10");
  }

  @Test
  void wordsOfAPrimitiveTypeComeInAnyOrder() {
    assertThat(
            direct(
                """
                static int wide(unsigned long v) { return 0; }
                static int narrow(unsigned v) { return 0; }
                int f(long unsigned int v) {
                  return _Generic(v, unsigned long: wide, unsigned int: narrow)(v);
                }
                """))
        .isEqualTo("f -> wide direct exact a.c:12");
  }
}
