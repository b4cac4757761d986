package org.ktrail.cli.serve;

import java.util.Optional;
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
  /**
   * Why a request is refused whatever it knows; empty if it is not. A link on another site's page
   * may lead to a page, since the address of one lasts; nothing else is asked from there.
   *
   * @param path what is asked for
   */
  Optional<String> refusal(HttpFields headers, String path) {
    Optional<String> refusal =
        new Loopback(port)
            .refusal(
                headers.getValuesList(HttpHeader.HOST), headers.getValuesList(HttpHeader.ORIGIN));
    return refusal.isEmpty() && isFromElsewhere(headers) && !isLinkToPage(headers, path)
        ? Optional.of("asked by the page of another site")
        : refusal;
  }

  /** As browsers say it themselves; other programs say nothing. */
  private static boolean isFromElsewhere(HttpFields headers) {
    String site = headers.get("Sec-Fetch-Site");
    return site != null && !site.equals("same-origin") && !site.equals("none");
  }

  private static boolean isLinkToPage(HttpFields headers, String path) {
    return "navigate".equals(headers.get("Sec-Fetch-Mode"))
        && "document".equals(headers.get("Sec-Fetch-Dest"))
        && !path.startsWith("/v1/");
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
    return cookieName() + "=" + token.text() + "; Path=/; HttpOnly; SameSite=Lax";
  }
}
