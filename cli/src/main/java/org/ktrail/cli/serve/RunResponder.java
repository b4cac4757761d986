package org.ktrail.cli.serve;

import java.io.IOException;
import org.ktrail.cli.output.Json;

/**
 * {@code GET /v1/run?arg=callers&arg=kfree&arg=--format&arg=json}: what the command prints, byte
 * for byte, with its exit code in the header {@code Ktrail-Exit}. A command that fails is told as
 * {@code {"exit": 2, "message": …}} with 422; one that a server does not run, or for which
 * something has to be indexed or linked first, with 409.
 */
final class RunResponder implements Responder {
  @Override
  public void answer(Exchange exchange) throws IOException {
    Ran ran = exchange.run(exchange.parameters("arg"));
    if (ran.isAnswered()) {
      exchange.set("Ktrail-Exit", String.valueOf(ran.code()));
      boolean json = ran.out().length > 0 && ran.out()[0] == '{';
      exchange.answer(200, json ? "application/json" : "text/plain;charset=utf-8", ran.out());
    } else if (ran.code() == Ran.FOR_LAUNCHER) {
      exchange.answer(
          409,
          Json.object(
              "message",
              "not for a server: it may index, link or write; ask on the command line first"));
    } else {
      exchange.answer(422, Json.object("exit", ran.code(), "message", ran.messages()));
    }
  }
}
