package org.ktrail.cli.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class MessageMarksTest {
  private final RunningCalls calls = new RunningCalls();
  private final MessageMarks marks = new MessageMarks(calls);

  @Test
  void aCallIsMarkedAndEndsWhenItsClientSaysSo() throws IOException {
    String call =
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{\"name\":\"find\"}}";
    assertThat(marks.passed("c", call).orElseThrow()).contains("\"org.ktrail/call\": \"c/7\"");
    try (RunningCalls.Running running = calls.begin("c/7")) {
      assertThat(running.isWanted()).isTrue();
      assertThat(marks.passed("other", cancelled(7))).isEmpty();
      assertThat(running.isWanted()).isTrue();
      assertThat(marks.passed("c", cancelled(7))).isEmpty();
      assertThat(running.isWanted()).isFalse();
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void aCallThatHasNotBegunEndsAtOnce() throws IOException {
    marks.passed("c", cancelled(8));
    try (RunningCalls.Running running = calls.begin("c/8")) {
      assertThat(running.isWanted()).isFalse();
    }
    try (RunningCalls.Running running = calls.begin("c/8")) {
      assertThat(running.isWanted()).isTrue();
    }
  }

  private static String cancelled(int id) {
    return "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":"
        + id
        + "}}";
  }

  @Test
  void othersPassAsTheyAre() throws IOException {
    String ping = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    assertThat(marks.passed("c", ping)).contains(ping);
    assertThat(MessageMarks.isRequest(ping)).isTrue();
    assertThatThrownBy(() -> marks.passed("c", "no message")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> marks.passed("c", "[]")).isInstanceOf(IOException.class);
  }
}
