package org.ktrail.indexer.mail.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.mail.Mail;
import org.ktrail.indexer.mail.MailDefect;
import org.ktrail.indexer.mail.MailLimits;
import org.ktrail.indexer.mail.Mailbox;
import org.ktrail.indexer.snapshot.SourceRepository;

/**
 * A commit, or the commits of {@code A..B}, as the mails that `git format-patch` would make of
 * them, oldest first, without merges. Their Message-ID is {@code <commit>@commit}.
 */
public final class CommitRange {
  /** Commits of a range; more are no series. */
  private static final int MOST = 5000;

  private CommitRange() {}

  /** Whether a word names a commit. */
  public static boolean isCommit(SourceRepository source, String word) {
    try {
      return source.jgit().resolve(word + "^{commit}") != null;
    } catch (IOException | RevisionSyntaxException _) {
      return false;
    }
  }

  /**
   * @param version which of several states of one series they are, from 1
   * @throws UserError if an end is no commit, or there are too many between them
   */
  public static void read(
      SourceRepository source, String range, int version, MailLimits limits, Consumer<Mail> to) {
    Repository repository = source.jgit();
    int dots = range.indexOf("..");
    try (RevWalk walk = new RevWalk(repository)) {
      String last = dots < 0 ? range : range.substring(dots + 2);
      RevCommit end = commit(repository, walk, last, range);
      walk.markStart(end);
      if (dots >= 0) {
        walk.markUninteresting(commit(repository, walk, range.substring(0, dots), range));
      } else {
        for (RevCommit parent : end.getParents()) {
          walk.markUninteresting(walk.parseCommit(parent));
        }
      }
      walk.sort(RevSort.TOPO);
      List<RevCommit> commits = new ArrayList<>();
      for (RevCommit commit : walk) {
        if (commit.getParentCount() <= 1) {
          commits.add(commit);
        }
        if (commits.size() > MOST) {
          throw new UserError(range + ": more than " + MOST + " commits, which is no series");
        }
      }
      Collections.reverse(commits);
      for (int i = 0; i < commits.size(); i++) {
        walk.parseBody(commits.get(i));
        to.accept(mail(repository, walk, commits, i, new Named(range, version), limits));
      }
    } catch (MissingObjectException e) {
      throw new UserError(
          range + ": object " + e.getObjectId().name() + " is not here (a shallow clone?)", e);
    } catch (IOException e) {
      throw new UserError(range + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** A range, and which version of a series it is. */
  private record Named(String name, int version) {
    boolean isCommit() {
      return !name.contains("..");
    }

    String prefix() {
      return version > 1 ? " v" + version : "";
    }
  }

  private static RevCommit commit(Repository repository, RevWalk walk, String name, String range)
      throws IOException {
    try {
      ObjectId id = repository.resolve((name.isEmpty() ? "HEAD" : name) + "^{commit}");
      if (id != null) {
        return walk.parseCommit(id);
      }
    } catch (RevisionSyntaxException _) {
      // told below
    }
    throw new UserError(range + ": no commit " + name + " in " + repository.getDirectory());
  }

  private static Mail mail(
      Repository repository,
      RevWalk walk,
      List<RevCommit> commits,
      int index,
      Named range,
      MailLimits limits)
      throws IOException {
    RevCommit commit = commits.get(index);
    String message = commit.getFullMessage().replace('\0', '\uFFFD');
    String title = commit.getShortMessage();
    int end = message.indexOf("\n\n");
    String prose = end < 0 ? "" : message.substring(end + 2).strip() + "\n";
    List<MailDefect> defects = new ArrayList<>();
    // A single commit belongs on its parent, which no tag need have.
    String base =
        range.isCommit() && commit.getParentCount() == 1
            ? "-- \n2.0\n\nbase-commit: " + commit.getParent(0).name() + "\n"
            : "";
    String body = prose + "---\n" + diff(repository, walk, commit, limits, defects) + base;
    var author = commit.getAuthorIdent();
    Mailbox mailbox = new Mailbox(author.getName(), author.getEmailAddress());
    return new Mail(
        commit.name() + "@commit",
        index == 0 ? Optional.empty() : Optional.of(commits.getFirst().name() + "@commit"),
        List.of(),
        mailbox,
        mailbox,
        Optional.of(author.getWhenAsInstant()),
        "[PATCH%s %d/%d] %s".formatted(range.prefix(), index + 1, commits.size(), title),
        body,
        body.length(),
        Map.of(),
        range.name(),
        commit.abbreviate(12).name(),
        index,
        defects);
  }

  private static String diff(
      Repository repository,
      RevWalk walk,
      RevCommit commit,
      MailLimits limits,
      List<MailDefect> defects)
      throws IOException {
    BoundedBytes out = new BoundedBytes(limits.mail());
    try (DiffFormatter format = new DiffFormatter(out)) {
      format.setRepository(repository);
      format.setDiffComparator(RawTextComparator.DEFAULT);
      format.setDetectRenames(true);
      format.setAbbreviationLength(40);
      RevCommit parent = commit.getParentCount() == 0 ? null : commit.getParent(0);
      if (parent != null) {
        walk.parseHeaders(parent);
      }
      format.format(parent == null ? null : parent.getTree(), commit.getTree());
    }
    if (out.cut) {
      defects.add(
          new MailDefect(
              MailDefect.Kind.OVERSIZED,
              "longer than " + limits.mail() + " bytes: the rest is not read"));
    }
    return out.bytes.toString(StandardCharsets.UTF_8).replace('\0', '\uFFFD');
  }

  private static final class BoundedBytes extends OutputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int most;
    private boolean cut;

    BoundedBytes(int most) {
      this.most = most;
    }

    @Override
    public void write(int value) {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) {
      int room = Math.min(length, most - bytes.size());
      bytes.write(from, offset, room);
      cut |= room < length;
    }
  }
}
