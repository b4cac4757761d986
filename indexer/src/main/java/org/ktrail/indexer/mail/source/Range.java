package org.ktrail.indexer.mail.source;

import java.util.function.Supplier;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.mail.MailLimits;
import org.ktrail.indexer.mail.git.CommitRange;
import org.ktrail.indexer.snapshot.SourceRepository;

/**
 * A commit of a repository, or those of {@code A..B}.
 *
 * @param version which of several states of one series they are, from 1
 */
record Range(String name, Supplier<SourceRepository> repository, MailLimits limits, int version)
    implements MailSource {
  Range version(int other) {
    return new Range(name, repository, limits, other);
  }

  /** Whether it names a commit of the repository, if there is one. */
  boolean isCommit() {
    try (SourceRepository opened = repository.get()) {
      return CommitRange.isCommit(opened, name);
    } catch (UserError e) {
      return false;
    }
  }

  @Override
  public void read(MailSink sink) {
    try (SourceRepository opened = repository.get()) {
      CommitRange.read(opened, name, version, limits, sink::mail);
    }
  }
}
