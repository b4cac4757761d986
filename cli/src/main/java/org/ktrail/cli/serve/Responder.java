package org.ktrail.cli.serve;

import java.io.IOException;

/** What answers requests for a path. */
@FunctionalInterface
public interface Responder {
  /**
   * Answers. Run by a thread of its own, which may block; {@link
   * org.ktrail.indexer.parallel.StillWanted} is told when the client goes away. Whatever is thrown
   * is told as an error of the server, if nothing was sent yet.
   *
   * @throws IOException if the client cannot be written to
   */
  void answer(Exchange exchange) throws IOException;
}
