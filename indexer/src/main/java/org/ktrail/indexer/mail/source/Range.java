package org.ktrail.indexer.mail.source;

import java.util.function.Supplier;
import org.ktrail.indexer.mail.MailLimits;
import org.ktrail.indexer.mail.git.CommitRange;
import org.ktrail.indexer.snapshot.SourceRepository;

/** Commits {@code A..B} of a repository. */
record Range(String name, Supplier<SourceRepository> repository, MailLimits limits)
    implements MailSource {
  @Override
  public void read(MailSink sink) {
    try (SourceRepository opened = repository.get()) {
      CommitRange.read(opened, name, limits, sink::mail);
    }
  }
}
