package org.ktrail.indexer.mail.git;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.errors.MissingBundlePrerequisiteException;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.TransportBundleStream;
import org.eclipse.jgit.transport.URIish;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.mail.MailLimits;

/**
 * The mails of a public-inbox repository that is packed in a bundle. It is unpacked in memory:
 * nothing is written.
 */
public final class InboxBundle {
  /** A bundle of more bytes is for git to unpack. A hundred thousand mails take about 200 MB. */
  private static final long MOST_BYTES = 512L << 20;

  private static final String SIGNATURE = "# v2 git bundle\n";

  private InboxBundle() {}

  /** Whether a file says of itself that it is a bundle. */
  public static boolean isBundle(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(SIGNATURE.length()), US_ASCII).equals(SIGNATURE);
    } catch (IOException _) {
      return false; // whoever reads it as something else will say why it cannot be read
    }
  }

  /**
   * Hands over all mails.
   *
   * @param source the source's name
   * @throws UserError if it cannot be read, is none of mails, or lacks what it is based on
   */
  public static void read(
      Path file, String source, MailLimits limits, InboxRepository.Receiver receiver) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        Repository unpacked = new InMemoryRepository(new DfsRepositoryDescription(source))) {
      if (Files.size(file) > MOST_BYTES) {
        throw new UserError(source + ": too big for a bundle; unpack it with `git clone`");
      }
      ObjectId head = fetch(unpacked, in, source);
      try (RevWalk walk = new RevWalk(unpacked)) {
        if (!InboxRepository.looksLikeInbox(unpacked, walk.parseCommit(head))) {
          throw new UserError(
              source + ": a git bundle, but none of mails; clone it and name a range A..B");
        }
      }
      InboxRepository.read(unpacked, head, source, "", 0, limits, receiver);
    } catch (MissingBundlePrerequisiteException e) {
      throw new UserError(
          source + ": a bundle of a part; unpack it where what it is based on is", e);
    } catch (IOException | URISyntaxException e) {
      throw new UserError(source + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** The tip of HEAD, or of the first branch. */
  private static ObjectId fetch(Repository into, InputStream in, String source)
      throws IOException, URISyntaxException {
    try (TransportBundleStream transport =
            new TransportBundleStream(into, new URIish("in-memory:/bundle"), in);
        FetchConnection connection = transport.openFetch()) {
      Collection<Ref> refs = connection.getRefs();
      Ref tip = connection.getRef(Constants.HEAD);
      for (Ref ref : refs) {
        tip = tip == null && ref.getName().startsWith(Constants.R_HEADS) ? ref : tip;
      }
      if (tip == null || tip.getObjectId() == null) {
        throw new UserError(source + ": a git bundle without a branch");
      }
      connection.fetch(NullProgressMonitor.INSTANCE, List.of(tip), Set.of());
      return tip.getObjectId();
    }
  }
}
