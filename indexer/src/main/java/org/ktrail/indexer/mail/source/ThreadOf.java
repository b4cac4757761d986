package org.ktrail.indexer.mail.source;

import java.util.HashMap;
import java.util.Map;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.mail.Mail;

/** Of another source only the thread that a Message-ID is in: all that is tied by references. */
record ThreadOf(String name, MailSource source, String messageId) implements MailSource {
  @Override
  public void read(MailSink sink) {
    Map<String, String> parents = new HashMap<>();
    source.read(
        new MailSink() {
          @Override
          public void mail(Mail mail) {
            if (mail.messageId().isEmpty()) {
              return;
            }
            join(parents, mail.messageId(), mail.messageId());
            mail.inReplyTo().ifPresent(id -> join(parents, id, mail.messageId()));
            mail.references().forEach(id -> join(parents, id, mail.messageId()));
          }

          @Override
          public void problem(String position, String detail) {
            // told when the mails are handed over
          }
        });
    if (!parents.containsKey(messageId)) {
      throw new UserError(source.name() + ": has no mail <" + messageId + ">");
    }
    String root = root(parents, messageId);
    source.read(
        new MailSink() {
          @Override
          public void mail(Mail mail) {
            if (parents.containsKey(mail.messageId())
                && root(parents, mail.messageId()).equals(root)) {
              sink.mail(mail);
            }
          }

          @Override
          public void problem(String position, String detail) {
            sink.problem(position, detail);
          }
        });
  }

  private static void join(Map<String, String> parents, String a, String b) {
    String rootA = root(parents, a);
    String rootB = root(parents, b);
    parents.put(rootB, rootA);
  }

  private static String root(Map<String, String> parents, String id) {
    String at = id;
    while (true) {
      String parent = parents.computeIfAbsent(at, same -> same);
      if (parent.equals(at)) {
        return at;
      }
      String grand = parents.computeIfAbsent(parent, same -> same);
      parents.put(at, grand);
      at = grand;
    }
  }
}
