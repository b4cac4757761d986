package org.ktrail.cli.serve;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * Who may ask by TCP: who comes to the address where the server listens, not by way of another
 * page, and knows the token.
 *
 * @param port where it listens on loopback
 */
record Doorkeeper(Token token, int port) {
  private static final List<String> NAMES = List.of("127.0.0.1", "localhost", "[::1]");

  /** Names under which a page of another site may reach this port are none of these. */
  private Set<String> hosts() {
    return Set.copyOf(NAMES.stream().map(name -> name + ":" + port).toList());
  }

  /** Why a request is refused whatever it knows; empty if it is not. */
  Optional<String> refusal(HttpFields headers) {
    List<String> hosts = headers.getValuesList(HttpHeader.HOST);
    if (hosts.size() != 1 || !hosts().contains(hosts.getFirst().toLowerCase(Locale.ROOT))) {
      return Optional.of("asked under another name than that of this machine's loopback");
    }
    Set<String> own = Set.copyOf(hosts().stream().map(host -> "http://" + host).toList());
    if (headers.getValuesList(HttpHeader.ORIGIN).stream().anyMatch(o -> !own.contains(o))) {
      return Optional.of("asked by the page of another site");
    }
    return Optional.empty();
  }

  /** Whether a request knows the token, by a header or a cookie. */
  boolean knows(HttpFields headers) {
    return Stream.concat(
            Token.bearer(headers.get(HttpHeader.AUTHORIZATION)).stream(), cookies(headers))
        .anyMatch(token::is);
  }

  private Stream<String> cookies(HttpFields headers) {
    String name = cookieName() + "=";
    return headers.getFields(HttpHeader.COOKIE).stream()
        .map(HttpField::getValue)
        .flatMap(value -> Stream.of(value.split(";")))
        .map(String::strip)
        .filter(pair -> pair.startsWith(name))
        .map(pair -> pair.substring(name.length()));
  }

  /** Cookies of all ports of a machine lie together. */
  private String cookieName() {
    return "ktrail-" + port;
  }

  /** The header that has a browser remember the token. */
  String cookie() {
    return cookieName() + "=" + token.text() + "; Path=/; HttpOnly; SameSite=Strict";
  }
}
