package org.ktrail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.ktrail.indexer.snapshot.SampleRepository;

/** {@code ktrail mcp} on standard streams. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class McpCommandTest {
  private static final String INITIALIZE =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":"
          + "\"2025-06-18\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}";
  private static final String INITIALIZED =
      "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";

  @TempDir static Path directory;

  @BeforeAll
  static void write() throws IOException {
    SampleRepository.create(
        directory.resolve("linux.git"),
        Map.of(
            "drivers/lamp/lamp.c",
            """
            struct lamp { int lit; };
            void lamp_off(struct lamp *lamp) { lamp->lit = 0; }
            int lamp_press(struct lamp *lamp)
            {
            	lamp_off(lamp);
            	return 0;
            }
            """));
  }

  private static List<String> answers(String... messages) {
    InputStream before = System.in;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try {
      System.setIn(new ByteArrayInputStream((String.join("\n", messages) + "\n").getBytes(UTF_8)));
      int code =
          Main.run(new String[] {"-C", directory.resolve("linux.git").toString(), "mcp"}, out, err);
      assertThat(code).as(err.toString(UTF_8)).isZero();
    } finally {
      System.setIn(before);
    }
    return out.toString(UTF_8).lines().toList();
  }

  private static String call(int id, String tool, String arguments) {
    return "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"tools/call\",\"params\":{\"name\":\"%s\",\"arguments\":%s}}"
        .formatted(id, tool, arguments);
  }

  @Test
  void whatWasAskedIsAnsweredBeforeItEnds() {
    List<String> lines =
        answers(
            INITIALIZE,
            INITIALIZED,
            call(2, "callers", "{\"function\":\"lamp_off\"}"),
            call(3, "show", "{\"name\":\"lamp_press\"}"),
            call(4, "callers", "{\"function\":\"lamp_of\"}"),
            "no message");
    assertThat(lines).allMatch(line -> line.startsWith("{\"jsonrpc\":\"2.0\""));
    assertThat(answer(lines, 2)).contains("lamp_press").contains("\"isError\":false");
    assertThat(answer(lines, 3)).contains("\\tlamp_off(lamp);").contains("\"line\":5");
    assertThat(answer(lines, 4)).contains("did you mean lamp_off").contains("\"isError\":true");
    assertThat(lines).anyMatch(line -> line.contains("-32700"));
  }

  private static String answer(List<String> lines, int id) {
    return lines.stream()
        .filter(line -> line.startsWith("{\"jsonrpc\":\"2.0\",\"id\":" + id + ","))
        .findFirst()
        .orElseThrow();
  }
}
