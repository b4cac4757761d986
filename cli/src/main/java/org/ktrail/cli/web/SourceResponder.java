package org.ktrail.cli.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeSet;
import org.ktrail.cli.output.Json;
import org.ktrail.cli.serve.Exchange;
import org.ktrail.cli.serve.Responder;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.snapshot.Repositories;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.snapshot.SourceRepository;

/**
 * {@code GET /v1/source?rev=REV&file=PATH}: a file of a revision, whole; {@code …&directory=PATH}:
 * what lies in one; without either which commit the revision is. What is not there is told with
 * 404.
 */
final class SourceResponder implements Responder {
  @Override
  public void answer(Exchange exchange) throws IOException {
    String revision = exchange.parameter("rev").orElse("HEAD");
    try (SourceRepository repository = Repositories.open(exchange.home())) {
      String commit = repository.snapshot(revision).commit();
      if (exchange.parameter("file").isPresent()) {
        file(exchange, repository, commit, exchange.parameter("file").get());
      } else if (exchange.parameter("directory").isPresent()) {
        directory(exchange, repository, commit, exchange.parameter("directory").get());
      } else {
        exchange.answer(200, Json.object("schema", "ktrail/source/1", "commit", commit));
      }
    } catch (NoSuchElementException | UserError e) {
      exchange.answer(404, Json.object("message", String.valueOf(e.getMessage())));
    }
  }

  /** Below a directory alone: the table of all paths of a kernel takes long to read. */
  private static Snapshot below(SourceRepository repository, String commit, String directory) {
    return repository.snapshot(directory.isEmpty() ? commit : commit + ":" + directory);
  }

  private static void file(
      Exchange exchange, SourceRepository repository, String commit, String path)
      throws IOException {
    int slash = path.lastIndexOf('/');
    Snapshot snapshot = below(repository, commit, slash < 0 ? "" : path.substring(0, slash));
    String name = path.substring(slash + 1);
    if (snapshot.indexOf(name) < 0) {
      throw new NoSuchElementException(path + ": no such file at " + commit);
    }
    String text = new String(snapshot.read(name), StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    if (lines.getLast().isEmpty()) {
      lines.removeLast();
    }
    exchange.answer(
        200,
        Json.object("schema", "ktrail/source/1", "commit", commit, "file", path, "lines", lines));
  }

  private static void directory(
      Exchange exchange, SourceRepository repository, String commit, String directory)
      throws IOException {
    TreeSet<String> entries = new TreeSet<>();
    for (String path : below(repository, commit, directory).paths()) {
      int slash = path.indexOf('/');
      entries.add(slash < 0 ? path : path.substring(0, slash + 1));
    }
    exchange.answer(
        200,
        Json.object(
            "schema",
            "ktrail/source/1",
            "commit",
            commit,
            "directory",
            directory,
            "entries",
            List.copyOf(entries)));
  }
}
