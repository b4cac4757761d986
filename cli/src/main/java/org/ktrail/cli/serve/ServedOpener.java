package org.ktrail.cli.serve;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.output.Messages;
import org.ktrail.cli.session.Ktrail;
import org.ktrail.cli.session.RevisionOpener;
import org.ktrail.indexer.pipeline.Progress;
import org.ktrail.indexer.snapshot.Repositories;
import org.ktrail.queries.workspace.AskedRevision;
import org.ktrail.queries.workspace.OpenRevision;
import org.ktrail.queries.workspace.Workspace;

/** Opens revisions for one asker, out of what the server keeps open. Indexes and links nothing. */
final class ServedOpener implements RevisionOpener {
  private final Shelf shelf;
  private final Asker asker;
  private final PrintWriter messages;
  private boolean forLauncher;

  ServedOpener(Shelf shelf, Asker asker, PrintWriter messages) {
    this.shelf = shelf;
    this.messages = messages;
    this.asker = asker;
  }

  @Override
  public Path directory() {
    return asker.directory();
  }

  @Override
  public @Nullable String variable(String name) {
    return asker.environment().get(name);
  }

  @Override
  public OpenRevision open(Ktrail ktrail, AskedRevision asked) {
    if (asked.changes().isPresent()
        || ktrail.repository().filter(Repositories::isUrl).isPresent()) {
      throw leave();
    }
    return shelf.open(
        ktrail.directory(),
        asker.environment(),
        asked,
        new Told(Messages.teller(messages)),
        this::leaveForWork);
  }

  @Override
  public Optional<Workspace> workspace(Ktrail ktrail) {
    if (ktrail.repository().filter(Repositories::isUrl).isPresent()) {
      throw leave();
    }
    return Optional.of(
        shelf.workspace(
            ktrail.directory(),
            asker.environment(),
            new Told(Messages.teller(messages)),
            this::leaveForWork));
  }

  @Override
  public boolean isOnTerminal() {
    return asker.terminal().isPresent();
  }

  /** Nothing is done here that takes long enough to tell how far it is. */
  @Override
  public boolean isWatched() {
    return false;
  }

  @Override
  public boolean isUtf8() {
    if (!asker.hasLocaleOf(System.getenv())) {
      throw leave();
    }
    return RevisionOpener.super.isUtf8();
  }

  private void leaveForWork() {
    throw leave();
  }

  private ForLauncher leave() {
    forLauncher = true;
    return new ForLauncher();
  }

  /** Whether the command is one for a process of its own, as turned out on the way. */
  boolean isForLauncher() {
    return forLauncher;
  }

  /** Only what is said with an answer: there is nothing whose progress could be told. */
  private record Told(Consumer<String> messages) implements Progress {
    @Override
    public void start(String what, long blobs, long bytes) {}

    @Override
    public void step(long blobs, long bytes) {}

    @Override
    public void message(String line) {
      messages.accept(line);
    }

    @Override
    public void finish() {}
  }
}
