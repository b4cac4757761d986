package org.ktrail.indexer.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** C that the grammar takes for something else, or has no rule for. */
class MisreadTest {
  private static final SourceExtractor EXTRACTOR = new SourceExtractor();

  @AfterAll
  static void close() {
    EXTRACTOR.close();
  }

  private static void check(String source, String expected) {
    String printed = FactsPrinter.print(EXTRACTOR.extract(source.getBytes(StandardCharsets.UTF_8)));
    assertThat(printed.substring(0, printed.lastIndexOf("Audit["))).isEqualTo(expected);
  }

  @Test
  void pointersToArraysAndFunctionsAreNoCalls() {
    check(
        """
        void f(struct v *v)
        {
        	word_t (*row)[4];
        	word_t (*all)[N] = rows(v), *one, n;
        	res_t (*fn)(arg_t, arg_t) = v->fn;
        	(*v->call)(1);
        	g (*v);
        }
        """,
        """
        1: function f(*struct v v) : void to 8
          local 3: *[]word_t row
          local 4: *[]word_t all
          local 4: *word_t one
          local 4: word_t n
          local 5: *(arg_t, arg_t)res_t fn
          call 4: #0 rows(v) used
          call 6: #1 *v->call(_)
          call 7: #2 g(*v)
          assign 4: all = #0
          assign 5: fn = v->fn
          mentions N
        """);
  }

  @Test
  void callsThatReadAsTypesOfMacros() {
    check(
        """
        void f(struct v *v)
        {
        	drop(size_of(a * sizeof(x), v));
        	drop(take(a * b, cb));
        }
        """,
        """
        1: function f(*struct v v) : void to 5
          call 3: #0 size_of(_, v) used
          call 3: #1 drop(#0)
          call 4: #2 take(_, cb) used
          call 4: #3 drop(#2)
          mentions a b cb
        """);
  }

  @Test
  void parametersOfOldStyle() {
    check(
        """
        int old(a, cb, ops)
        	int a;
        	int (*cb)(int);
        	struct ops *ops;
        {
        	ops->run(a);
        	return cb(a);
        }
        """,
        """
        1: function old(int a, *(int)int cb, *struct ops ops) : int to 8
          call 6: #0 ops->run(a)
          call 7: #1 cb(a) used
        """);
  }

  @Test
  void constraintsAndAttributesAreNoCalls() {
    check(
        """
        #define there(x) if (x) { foo(x) __attribute__((address_space(1), cleanup(g)))
        void f(int x)
        {
        	asm volatile(ALT("a", "b") : "=r" (get(x)) : ANY_IN (load(x)), "m" (x) : "memory");
        }
        """,
        """
        1: macro there(x) if (x) { foo(x) __attribute__((address_space(1), cleanup(g)))
          call 1: #0 foo() scanned used
        2: function f(int x) : void to 5
          call 4: #0 get(x) used
          call 4: #1 load(x) used
          call 4: #2 ALT() scanned used
        """);
  }

  @Test
  void everyBranchOfALongLadderThatSplitsAStatement() {
    StringBuilder source = new StringBuilder("int f(void)\n{\n");
    for (int i = 0; i < 15; i++) {
      source.append(i == 0 ? "#if " : "#elif ").append("defined(CONFIG_R%d)\n".formatted(i));
      source.append("\tif (ready%d()) {\n".formatted(i));
    }
    source.append("#else\n\tif (ready()) {\n#endif\n\t\tkick();\n\t}\n\treturn last();\n}\n");
    String printed =
        FactsPrinter.print(EXTRACTOR.extract(source.toString().getBytes(StandardCharsets.UTF_8)));
    for (int i = 0; i < 15; i++) {
      assertThat(printed).contains(" ready%d() ".formatted(i));
    }
    assertThat(printed)
        .contains(" ready() ")
        .containsOnlyOnce(" kick()")
        .containsOnlyOnce(" last()");
  }
}
