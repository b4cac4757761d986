package org.ktrail.cli.serve;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A port of this machine's loopback: the names under which it is reached by who means it, and the
 * pages that it gives itself. A page of another site may reach the port by a name of its own.
 */
public record Loopback(int port) {
  private static final List<String> NAMES = List.of("127.0.0.1", "localhost", "[::1]");

  /** Values of the header {@code Host}, each with the port. */
  public List<String> hosts() {
    return NAMES.stream().map(name -> name + ":" + port).toList();
  }

  /** Values of the header {@code Origin} of pages that come from here. */
  public List<String> origins() {
    return hosts().stream().map(host -> "http://" + host).toList();
  }

  /**
   * Why a request is refused whatever it knows; empty if it is not.
   *
   * @param hosts values of its header {@code Host}
   * @param origins those of {@code Origin}
   */
  public Optional<String> refusal(List<String> hosts, List<String> origins) {
    if (hosts.size() != 1 || !hosts().contains(hosts.getFirst().toLowerCase(Locale.ROOT))) {
      return Optional.of("asked under another name than that of this machine's loopback");
    }
    return origins().containsAll(origins)
        ? Optional.empty()
        : Optional.of("asked by the page of another site");
  }
}
