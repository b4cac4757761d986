package org.ktrail.queries.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Timeout;
import org.ktrail.queries.simulate.c.ConstantExpression;
import org.ktrail.queries.simulate.c.Lexemes;
import org.ktrail.queries.simulate.c.TranslationUnit;
import org.ktrail.queries.simulate.c.Unsupported;

/**
 * Any text without macros is C for the simulator, or {@link Unsupported} says why not. Runs on the
 * inputs in the resources; with JAZZER_FUZZ=1 it looks for new ones (see tools/fuzz).
 */
@Timeout(60)
class CParserFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void anyTextIsC(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    TranslationUnit unit;
    try {
      unit = TestProgram.read(text);
    } catch (Unsupported e) {
      assertThat(e.getMessage()).isNotEmpty();
      return;
    }
    unit.incomplete();
    TestProgram program = new TestProgram(unit);
    for (String function : unit.functions()) {
      assertThat(read(program, function))
          .as("whatever was read before")
          .isEqualTo(read(TestProgram.of(text), function));
      program.variable(function);
    }
  }

  /** The instructions of a function, or why there are none. */
  private static String read(TestProgram program, String function) {
    try {
      return program.function(function).orElseThrow().instructions().size()
          + " instructions, "
          + program.initialiser(function).isPresent();
    } catch (Unsupported e) {
      return e.line() + ": " + e.getMessage();
    }
  }

  @FuzzTest(maxDuration = "60s")
  void anyTextIsAConstant(byte[] bytes) {
    try {
      ConstantExpression.value(Lexemes.of(new String(bytes, StandardCharsets.UTF_8)));
    } catch (Unsupported e) {
      assertThat(e.getMessage()).isNotEmpty();
    }
  }
}
