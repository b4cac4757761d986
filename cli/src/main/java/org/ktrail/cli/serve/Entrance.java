package org.ktrail.cli.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.ktrail.cli.output.Json;
import org.ktrail.indexer.parallel.StillWanted;

/**
 * Where requests come in: refuses those that may not ask, and has the others answered by a thread
 * each, which is told when the client goes away.
 */
final class Entrance extends Handler.Abstract.NonBlocking {
  private final Routes routes;
  private final Answering answering;
  private final Askers askers;
  private final Path home;
  private final Doorkeeper doorkeeper;
  private final Connector trusted;

  /**
   * @param doorkeeper asked about those who do not come by
   * @param trusted where only the user can come from
   */
  Entrance(
      Routes routes,
      Answering answering,
      Askers askers,
      Path home,
      Doorkeeper doorkeeper,
      Connector trusted) {
    this.routes = routes;
    this.answering = answering;
    this.askers = askers;
    this.home = home;
    this.doorkeeper = doorkeeper;
    this.trusted = trusted;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    HttpFields.Mutable headers = response.getHeaders();
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Referrer-Policy", "no-referrer"); // an address may have the token
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    if (request.getConnectionMetaData().getConnector() != trusted) {
      Optional<String> refusal =
          doorkeeper.refusal(request.getHeaders(), Request.getPathInContext(request));
      if (refusal.isPresent()) {
        refuse(response, callback, 403, refusal.get());
        return true;
      }
      if (!doorkeeper.knows(request.getHeaders())) {
        admit(request, response, callback);
        return true;
      }
    }
    Optional<Responder> route = routes.find(request.getMethod(), Request.getPathInContext(request));
    if (route.isEmpty()) {
      refuse(response, callback, 404, "nothing is here");
      return true;
    }
    begin(route.get(), request, response, callback);
    return true;
  }

  private static void refuse(Response response, Callback callback, int status, String why) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
    Content.Sink.write(response, true, "ktrail: " + why + "\n", callback);
  }

  /** A browser comes with the token in the address first, and has it in a cookie from then on. */
  private void admit(Request request, Response response, Callback callback) {
    Fields query = Request.extractQueryParameters(request);
    if (request.getMethod().equals("GET") && doorkeeper.token().is(query.getValue("token"))) {
      response.getHeaders().put(HttpHeader.SET_COOKIE, doorkeeper.cookie());
      response.getHeaders().put(HttpHeader.LOCATION, withoutToken(request));
      response.setStatus(303);
      callback.succeeded();
    } else {
      refuse(response, callback, 401, "open the address that `ktrail serve --status` tells");
    }
  }

  private static String withoutToken(Request request) {
    String query =
        Stream.of(Objects.requireNonNullElse(request.getHttpURI().getQuery(), "").split("&"))
            .filter(part -> !part.isEmpty() && !part.startsWith("token="))
            .collect(Collectors.joining("&"));
    return Request.getPathInContext(request) + (query.isEmpty() ? "" : "?" + query);
  }

  private void begin(Responder route, Request request, Response response, Callback callback) {
    HangUp client = HangUp.of(request);
    try {
      askers.execute(() -> answer(route, request, response, callback, client));
    } catch (RejectedExecutionException e) {
      client.withdraw();
      refuse(response, callback, 503, "too many ask at once");
    }
  }

  private void answer(
      Responder route, Request request, Response response, Callback callback, HangUp client) {
    Exchange exchange = new Exchange(request, response, answering, home, client);
    try {
      StillWanted.during(client::isThere, () -> answered(route, exchange));
    } catch (RuntimeException | Error e) {
      tell(e, response, exchange);
    } finally {
      client.withdraw();
      callback.succeeded();
    }
  }

  private static boolean answered(Responder route, Exchange exchange) {
    try {
      route.answer(exchange);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void tell(Throwable failure, Response response, Exchange exchange) {
    if (response.isCommitted()) {
      return;
    }
    try {
      exchange.answer(500, Json.object("message", String.valueOf(failure)));
    } catch (IOException e) {
      // the client is gone, which is what failed
    }
  }
}
