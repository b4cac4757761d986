package org.ktrail.indexer.mail.source;

import java.nio.file.Path;
import org.ktrail.indexer.mail.MailLimits;
import org.ktrail.indexer.mail.git.InboxBundle;

/** An archive of public-inbox in a bundle, as {@code git bundle create} makes it. */
record Bundle(String name, Path file, MailLimits limits) implements MailSource {
  @Override
  public void read(MailSink sink) {
    InboxBundle.read(file, name, limits, Inbox.receiver(sink, limits));
  }
}
