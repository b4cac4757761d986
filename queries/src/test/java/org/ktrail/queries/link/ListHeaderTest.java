package org.ktrail.queries.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ktrail.queries.graph.EdgeKind;

/** Headers that list entries, read within records, initialisers and functions. */
class ListHeaderTest {
  private static final String LIST =
      """
      CHECK(int, -1, may_open, int fd)
      CHECK(int, 0, may_close, int fd)
      CHECK(void, 0, closed, int fd)
      """;

  @Test
  void membersOfARecordComeFromAListHeader() {
    LinkFixture f =
        new LinkFixture()
            .file("checks.h", LIST)
            .file(
                "checker.h",
                """
                union check_any {
                #define CHECK(RET, DEFAULT, NAME, ...) RET (*NAME)(__VA_ARGS__);
                #include "checks.h"
                #undef CHECK
                };
                struct checker { struct node list; union check_any check; };
                #define CHECK_INIT(NAME, FN) { .check = { .NAME = FN } }
                """)
            .file(
                "checks.c",
                """
                #include "checker.h"
                struct heads {
                #define CHECK(RET, DEFAULT, NAME, ...) struct node NAME;
                #include "checks.h"
                #undef CHECK
                } heads;
                #define ask(NAME, ...) ({ struct checker *P; int rc = 0; \\
                  for_each(P, &heads.NAME, list) { rc = P->check.NAME(__VA_ARGS__); } rc; })
                int check_open(int fd) { return ask(may_open, fd); }
                int check_close(int fd) { return ask(may_close, fd); }
                """)
            .file(
                "mine.c",
                """
                #include "checker.h"
                static int my_open(int fd) { return fd; }
                static int my_close(int fd) { return fd; }
                static struct checker mine[] = {
                  CHECK_INIT(may_open, my_open),
                  CHECK_INIT(may_close, my_close),
                };
                """);
    assertThat(f.edges(EdgeKind.OPS))
        .containsExactlyInAnyOrder(
            "check_open -> my_open ops type checks.c:9",
            "check_close -> my_close ops type checks.c:10");
  }

  @Test
  void aTableOfStaticCallsIsSetByWhoStandsBesideItsMember() {
    LinkFixture f =
        new LinkFixture()
            .file("checks.h", LIST)
            .file(
                "static_call.h",
                """
                #define ONE_ON 1,
                #define TWO_ON 1,
                #define COUNT_(a, b, c, d, n, ...) n
                #define COUNT__(on...) COUNT_(, ##on, 2, 1, 0)
                #define COUNT(on...) COUNT__(on)
                #define N COUNT(ONE_ON TWO_ON)
                struct static_call_key { void *func; };
                #define JOIN(a, b) a##b
                #define KEY(name) JOIN(__SCK__, name)
                #define TRAMP(name) JOIN(__SCT__, name)
                #define DEFINE_STATIC_CALL_NULL(name, f) struct static_call_key KEY(name)
                #define static_call(name) (&TRAMP(name))
                """)
            .file(
                "checker.h",
                """
                struct a_call { struct static_call_key *key; void *trampoline; };
                union check_any {
                #define CHECK(RET, DEFAULT, NAME, ...) RET (*NAME)(__VA_ARGS__);
                #include "checks.h"
                #undef CHECK
                };
                struct call_table {
                #define CHECK(RET, DEFAULT, NAME, ...) struct a_call NAME[2];
                #include "checks.h"
                #undef CHECK
                };
                extern struct call_table table;
                struct checker { struct a_call *calls; union check_any check; };
                #define CHECK_INIT(NAME, FN) { .calls = table.NAME, .check = { .NAME = FN } }
                """)
            .file(
                "checks.c",
                """
                #include "static_call.h"
                #include "checker.h"
                #define CAT_(a, b) a##b
                #define CAT(a, b) CAT_(a, b)
                #define TIMES_1(M, args...) M(0, args)
                #define TIMES_2(M, args...) TIMES_1(M, args) M(1, args)
                #define TIMES(n, M, args...) CAT(TIMES_, n)(M, args)
                #define CALL_OF(NAME, I) check_call_##NAME##_##I
                #define DEFINE_ONE(I, NAME, RET, ...) \\
                  DEFINE_STATIC_CALL_NULL(CALL_OF(NAME, I), *((RET(*)(__VA_ARGS__))0));
                #define CHECK(RET, DEFAULT, NAME, ...) TIMES(N, DEFINE_ONE, NAME, RET, __VA_ARGS__)
                #include "checks.h"
                #undef CHECK
                struct call_table table = {
                #define INIT_ONE(I, NAME) (struct a_call) { \\
                  .key = &KEY(CALL_OF(NAME, I)), .trampoline = &TRAMP(CALL_OF(NAME, I)), },
                #define CHECK(RET, DEFAULT, NAME, ...) .NAME = { TIMES(N, INIT_ONE, NAME) },
                #include "checks.h"
                #undef CHECK
                };
                #define ASK_ONE(I, R, NAME, ...) R = static_call(CALL_OF(NAME, I))(__VA_ARGS__);
                #define EACH(M, ...) do { TIMES(N, M, __VA_ARGS__) } while (0)
                #define ask(NAME, ...) ({ int rc = 0; EACH(ASK_ONE, rc, NAME, __VA_ARGS__); rc; })
                int check_open(int fd) { return ask(may_open, fd); }
                int check_close(int fd) { return ask(may_close, fd); }
                """)
            .file(
                "mine.c",
                """
                #include "checker.h"
                static int my_open(int fd) { return fd; }
                static int my_close(int fd) { return fd; }
                static struct checker mine[] = {
                  CHECK_INIT(may_open, my_open),
                  CHECK_INIT(may_close, my_close),
                };
                """);
    assertThat(f.edges(EdgeKind.OPS, EdgeKind.TABLE, EdgeKind.UNKNOWN, EdgeKind.DIRECT))
        .containsExactlyInAnyOrder(
            "check_open -> my_open ops type checks.c:24",
            "check_close -> my_close ops type checks.c:25");
  }

  @Test
  void elementsOfAnInitialiserComeFromAListHeader() {
    LinkFixture f =
        new LinkFixture()
            .file("kinds.h", "KIND(0, cat)\nKIND(1, dog)\n")
            .file(
                "a.c",
                """
                struct kind { void (*noise)(void); };
                static void meow(void) { }
                static void bark(void) { }
                static const struct kind cat = { .noise = meow };
                static void (*const noises[])(void) = {
                #define KIND(nr, name) [nr] = name##_noise,
                #include "kinds.h"
                #undef KIND
                };
                static void cat_noise(void) { }
                static void dog_noise(void) { }
                void all(int i) { noises[i](); }
                """);
    assertThat(f.edges(EdgeKind.TABLE))
        .containsExactlyInAnyOrder(
            "all -> cat_noise table type a.c:12", "all -> dog_noise table type a.c:12");
  }
}
