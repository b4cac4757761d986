package org.ktrail.cli.web;

import java.util.function.BiConsumer;
import org.ktrail.cli.serve.Routes;
import org.ktrail.cli.serve.ShownSeries;

/** Adds to a server what browsers are answered. */
public final class WebPages implements BiConsumer<Routes, ShownSeries> {
  private final PlainRun commands;

  public WebPages(PlainRun commands) {
    this.commands = commands;
  }

  @Override
  public void accept(Routes routes, ShownSeries series) {
    routes
        .on("GET", "/", new PageResponder())
        .on("GET", "/v1/", exchange -> exchange.answer(404, "text/plain", new byte[0]))
        .on("GET", "/v1/source", new SourceResponder())
        .on("GET", "/v1/work", new WorkResponder(commands, series));
  }
}
