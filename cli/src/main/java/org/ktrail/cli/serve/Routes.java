package org.ktrail.cli.serve;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which paths are answered, and by what. A path that ends with a slash is that of all below it; the
 * longest that fits is taken.
 */
public final class Routes {
  private final Map<String, Responder> routes = new LinkedHashMap<>();

  /**
   * Adds one.
   *
   * @param method {@code GET}, or {@code POST} for what changes the server; {@code HEAD} is
   *     answered as {@code GET}
   * @param path from the root, as {@code /v1/status}
   * @throws IllegalStateException if it is answered already
   */
  public Routes on(String method, String path, Responder route) {
    if (routes.putIfAbsent(method + " " + path, route) != null) {
      throw new IllegalStateException(method + " " + path + ": answered twice");
    }
    return this;
  }

  Optional<Responder> find(String method, String path) {
    String asked = (method.equals("HEAD") ? "GET" : method) + " " + path;
    Responder exact = routes.get(asked);
    if (exact != null) {
      return Optional.of(exact);
    }
    for (int end = asked.lastIndexOf('/'); end >= 0; end = asked.lastIndexOf('/', end - 1)) {
      Responder above = routes.get(asked.substring(0, end + 1));
      if (above != null) {
        return Optional.of(above);
      }
    }
    return Optional.empty();
  }
}
