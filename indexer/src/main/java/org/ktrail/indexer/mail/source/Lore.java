package org.ktrail.indexer.mail.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.ktrail.indexer.failure.Secrets;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.mail.MailLimits;

/**
 * A thread on a server that speaks public-inbox's HTTP, as lore.kernel.org does: {@code
 * …/MESSAGE-ID/t.mbox.gz}. Nothing but that one file is fetched, from the named server, within a
 * bounded time and size; redirects to another host or away from TLS are refused.
 */
final class Lore implements MailSource {
  /** Where a Message-ID is looked for when no server is named. */
  static final String DEFAULT_SERVER = "https://lore.kernel.org/all/";

  private static final Duration CONNECT = Duration.ofSeconds(15);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final long MOST_PACKED = 64L << 20;
  private static final int REDIRECTS = 3;
  private static final int LARGEST_PORT = 65_535;

  private final String name;
  private final URI uri;
  private final MailLimits limits;

  Lore(String name, URI uri, MailLimits limits) {
    this.name = Secrets.masked(name);
    this.uri = uri;
    this.limits = limits;
  }

  /**
   * The file to fetch for a Message-ID on a server's inbox.
   *
   * @throws UserError if the inbox is not the address of one
   */
  static URI uri(String inbox, String messageId) {
    String base = inbox.endsWith("/") ? inbox : inbox + "/";
    String id = URLEncoder.encode(messageId, StandardCharsets.UTF_8).replace("%40", "@");
    return ofServer(base)
        .flatMap(_ -> ofServer(base + id + "/t.mbox.gz"))
        .orElseThrow(() ->
            new UserError(
                "no address of a server: " + inbox + "; https://HOST/INBOX/ would be one"));
  }

  /** An address that something can be fetched from. */
  private static Optional<URI> ofServer(String address) {
    try {
      return Optional.of(new URI(address)).filter(Lore::isServer);
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  private static boolean isServer(URI uri) {
    return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
        && uri.getHost() != null
        && !uri.getHost().isEmpty()
        && uri.getPort() <= LARGEST_PORT;
  }

  /**
   * The file to fetch for the address of a mail or thread as a browser shows it; empty if the
   * address names no Message-ID.
   */
  static Optional<URI> uri(String address) {
    try {
      URI uri = new URI(address.replaceFirst("#.*", ""));
      String path = uri.getRawPath() == null ? "" : uri.getRawPath();
      StringBuilder inbox = new StringBuilder();
      for (String segment : path.split("/")) {
        String decoded = URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        if (decoded.contains("@")) {
          String server = uri.getScheme() + "://" + uri.getRawAuthority();
          return Optional.of(uri(server + inbox, decoded.replaceAll("[<>]", "")));
        }
        inbox.append(segment).append('/');
      }
      return Optional.empty();
    } catch (URISyntaxException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void read(MailSink sink) {
    MailFile.read(() -> fetch(uri, REDIRECTS), name, name, 0, limits, sink);
  }

  private InputStream fetch(URI at, int redirects) throws IOException {
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    HttpRequest request =
        HttpRequest.newBuilder(at).timeout(ANSWER).header("User-Agent", "ktrail").GET().build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      int status = response.statusCode();
      if (status == 200) {
        return new BufferedInputStream(
            new BoundedStream(new DeadlineStream(response.body(), ANSWER), MOST_PACKED));
      }
      response.body().close();
      Optional<String> location = response.headers().firstValue("Location");
      if (status / 100 == 3 && location.isPresent()) {
        if (redirects == 0) {
          throw new UserError(
              name + ": the server sends us on more than " + REDIRECTS + " times, to " + at);
        }
        return fetch(next(at, location.get()), redirects - 1);
      }
      throw new UserError(
          name
              + (status == 404 || status == 300
                  ? ": the server has no such mail (" + at + ")"
                  : ": the server answers " + status + " to " + at));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError(name + ": interrupted", e);
    }
  }

  /** Where a server sends us, if we go there. */
  private URI next(URI at, String location) {
    URI next;
    try {
      next = at.resolve(new URI(location));
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new UserError(name + ": the server sends us to what is no address: " + location, e);
    }
    if (!isServer(next) || !same(at, next)) {
      throw new UserError(name + ": the server sends us elsewhere, to " + next);
    }
    return next;
  }

  private static boolean same(URI a, URI b) {
    return a.getHost().equalsIgnoreCase(b.getHost())
        && (a.getScheme().equals(b.getScheme()) || b.getScheme().equals("https"));
  }
}
