package org.ktrail.queries.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Whatever the text is, it is read, and what is found refers to itself only. Normal runs read the
 * inputs kept beside this class; {@code tools/fuzz TraceReaderFuzzTest} looks for new ones.
 */
class TraceReaderFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void readsAnything(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    long lines = text.chars().filter(c -> c == '\n').count() + 1;
    int before = 0;
    List<Trace> traces = TraceReader.read(text);
    for (Trace trace : traces) {
      assertThat(trace.hops()).hasSizeGreaterThan(1);
      assertThat(trace.line()).isGreaterThanOrEqualTo(before);
      before = trace.line();
      for (int i = 0; i < trace.hops().size(); i++) {
        TraceHop hop = trace.hops().get(i);
        int number = i;
        assertThat((long) hop.line()).isBetween(1L, lines);
        assertThat(hop.depth()).isNotNegative();
        assertThat(hop.name().name()).isNotEmpty();
        assertThat(hop.callers())
            .allMatch(c -> c >= 0 && c < trace.hops().size())
            .allMatch(c -> trace.form() == Trace.Form.STACK ? c > number : c < number);
      }
    }
  }
}
