package org.ktrail.queries.series;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ktrail.indexer.mail.Mailbox;

/**
 * The revisions of one series, in order.
 *
 * @param title of the latest posting that is of this series alone
 * @param author of the latest posting
 */
public record History(String title, Mailbox author, List<Revision> revisions) {
  public History {
    revisions = List.copyOf(revisions);
  }

  /**
   * The revision of a label, an alias or a Message-ID of a mail of it. Case, leading zeros and the
   * order of the words do not count: {@code V08-resend}, {@code v1-rfc}.
   */
  public Optional<Revision> find(String label) {
    String wanted = RevisionLabels.normal(label);
    return revisions.stream()
        .filter(r -> RevisionLabels.normal(r.label()).equals(wanted))
        .findFirst()
        .or(() ->
            revisions.stream()
                .filter(
                    r -> r.aliases().stream().map(RevisionLabels::normal).anyMatch(wanted::equals))
                .findFirst())
        .or(() ->
            revisions.stream()
                .filter(r ->
                    r.posting().mails().anyMatch(m -> m.mail().messageId().equals(bare(label))))
                .findFirst());
  }

  /** What was posted before each revision but the first; revisions are told by identity. */
  public Map<Revision, Revision> earlier() {
    Map<Revision, Revision> earlier = new IdentityHashMap<>();
    for (int i = 1; i < revisions.size(); i++) {
      earlier.put(revisions.get(i), revisions.get(i - 1));
    }
    return earlier;
  }

  /** Whether a revision has exactly this label; an alias does not count. */
  public boolean hasLabel(String label) {
    String wanted = RevisionLabels.normal(label);
    return revisions.stream().anyMatch(r -> RevisionLabels.normal(r.label()).equals(wanted));
  }

  private static String bare(String id) {
    return id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
  }
}
