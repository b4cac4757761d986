package org.ktrail.cli.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.cli.output.Json;
import org.ktrail.cli.serve.Exchange;
import org.ktrail.cli.serve.Responder;
import org.ktrail.cli.serve.ShownSeries;

/**
 * {@code GET /v1/work?arg=lint&arg=--at&arg=v2}: what the command says as JSON about the series
 * that the server was started with, or {@code simulate} about a scenario of the gallery. These may
 * index and link, one at a time; what they said is kept. No file is named by who asks.
 */
final class WorkResponder implements Responder {
  private static final int KEPT = 32;

  private final PlainRun commands;
  private final ShownSeries series;
  private final Semaphore turn = new Semaphore(1);
  private final Map<List<String>, Said> kept =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<String>, Said> eldest) {
          return size() > KEPT;
        }
      };

  /** What a command said. */
  private record Said(int code, byte[] out, String messages) {}

  WorkResponder(PlainRun commands, ShownSeries series) {
    this.commands = commands;
    this.series = series;
  }

  @Override
  public void answer(Exchange exchange) throws IOException {
    List<String> asked = exchange.parameters("arg");
    List<String> words = AskedWork.words(asked, series.source(), series.base());
    if (words.isEmpty()) {
      exchange.answer(
          404,
          Json.object(
              "message",
              series.given()
                  ? "not asked here"
                  : "not asked here; `ktrail serve --series SOURCE` shows one"));
      return;
    }
    words.addAll(0, List.of("-C", exchange.home().toString()));
    Said said;
    try {
      turn.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    try {
      said = kept.get(words);
      if (said == null) {
        said = run(words);
        if (said.code() != ExitCode.ERROR) {
          kept.put(words, said);
        }
      }
    } finally {
      turn.release();
    }
    if (said.code() == ExitCode.ERROR) {
      exchange.answer(422, Json.object("exit", said.code(), "message", said.messages()));
    } else {
      exchange.set("Ktrail-Exit", String.valueOf(said.code()));
      exchange.answer(200, "application/json", said.out());
    }
  }

  private Said run(List<String> words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = commands.run(words.toArray(String[]::new), out, err);
    return new Said(code, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
  }
}
