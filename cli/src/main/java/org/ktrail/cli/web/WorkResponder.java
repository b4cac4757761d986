package org.ktrail.cli.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
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

  /** A revision, a label or a scenario: no option, and no file. */
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.~^-]*+");

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
    List<String> words = words(asked);
    if (words.isEmpty()) {
      exchange.answer(404, Json.object("message", series.given() ? "not asked here" : "no series"));
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

  /** The command line; empty if it is none of those. */
  private List<String> words(List<String> asked) {
    List<String> words = new ArrayList<>();
    if (asked.isEmpty() || asked.stream().anyMatch(a -> !a.equals("--at") && !isWord(a))) {
      return words;
    }
    List<String> rest = asked.subList(1, asked.size());
    switch (asked.getFirst()) {
      case "series" -> {
        if (series.given() && !rest.isEmpty()) {
          words.addAll(List.of("series", rest.getFirst(), series.source()));
          words.addAll(rest.subList(1, rest.size()));
          if (rest.getFirst().equals("diff")) {
            words.addAll(series.base());
          }
        }
      }
      case "lint" -> {
        if (series.given()) {
          words.addAll(List.of("lint", series.source()));
          words.addAll(rest);
          words.addAll(series.base());
        }
      }
      case "simulate" -> {
        if (rest.size() == 2) {
          words.addAll(List.of("simulate", rest.getFirst(), "--rev", rest.getLast()));
        }
      }
      default -> {}
    }
    if (!words.isEmpty()) {
      words.addAll(List.of("--format", "json"));
    }
    return words;
  }

  private static boolean isWord(String word) {
    return WORD.matcher(word).matches();
  }
}
