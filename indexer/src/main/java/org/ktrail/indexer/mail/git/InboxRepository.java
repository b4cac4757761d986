package org.ktrail.indexer.mail.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.mail.MailDefect;
import org.ktrail.indexer.mail.MailLimits;
import org.ktrail.indexer.mail.MailParser;
import org.ktrail.indexer.snapshot.Repositories;
import org.ktrail.indexer.snapshot.SourceRepository;

/**
 * The mails of one git repository of public-inbox, in the order in which they were added. Of format
 * 2 a commit puts the mail into the blob {@code m}, or takes one out that it puts into {@code d};
 * of format 1 the tree has each mail in a file {@code aa/bbbb…}, named by a hash of its Message-ID.
 */
public final class InboxRepository {
  private static final Pattern FORMAT_1 = Pattern.compile("[0-9a-f]{2}/[0-9a-f]{38}");

  private InboxRepository() {}

  /** Receives a mail's bytes. */
  public interface Receiver {
    /**
     * @param bytes at most as many as the limits say
     * @param size before it was cut
     * @param found what is wrong with it
     */
    void mail(byte[] bytes, long size, List<MailDefect> found, MailParser.Place place);

    /** Something could not be read; the rest goes on. */
    void problem(String position, String detail);
  }

  /** Whether the directory is a git repository, bare or with a work tree. */
  public static boolean isRepository(Path directory) {
    return Files.exists(directory.resolve(".git")) || isBare(directory);
  }

  private static boolean isBare(Path directory) {
    return Files.isRegularFile(directory.resolve("HEAD"))
        && Files.isDirectory(directory.resolve("objects"));
  }

  /** Whether the repository's last commit looks like one of public-inbox. */
  public static boolean isInbox(Path directory) {
    if (!isRepository(directory)) {
      return false;
    }
    try (SourceRepository repository = Repositories.openExactly(directory);
        RevWalk walk = new RevWalk(repository.jgit())) {
      ObjectId head = repository.jgit().resolve("HEAD");
      if (head == null) {
        return false;
      }
      return looksLikeInbox(repository.jgit(), walk.parseCommit(head));
    } catch (IOException e) {
      throw new UserError(directory + ": cannot be read: " + e.getMessage(), e);
    }
  }

  static boolean looksLikeInbox(Repository repository, RevCommit commit) throws IOException {
    int entries = 0;
    try (TreeWalk tree = new TreeWalk(repository)) {
      tree.addTree(commit.getTree());
      while (tree.next()) {
        String name = tree.getPathString();
        boolean mail = name.equals("m") || name.equals("d");
        boolean hashed = name.matches("[0-9a-f]{2}") && tree.isSubtree();
        if (!mail && !hashed && !name.equals("_")) {
          return false;
        }
        entries++;
      }
    }
    return entries > 0;
  }

  /**
   * Hands over all mails.
   *
   * @param source the source's name
   * @param prefix what stands before the commit in a position
   * @param ordinal of the first one
   * @return the ordinal that follows
   * @throws UserError if the repository cannot be read
   */
  public static int read(
      Path directory,
      String source,
      String prefix,
      int ordinal,
      MailLimits limits,
      Receiver receiver) {
    try (SourceRepository repository = Repositories.openExactly(directory)) {
      ObjectId head = repository.jgit().resolve("HEAD");
      return head == null
          ? ordinal
          : read(repository.jgit(), head, source, prefix, ordinal, limits, receiver);
    } catch (IOException e) {
      throw new UserError(directory + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** As above, of the history that ends at a commit. */
  static int read(
      Repository repository,
      ObjectId head,
      String source,
      String prefix,
      int ordinal,
      MailLimits limits,
      Receiver receiver)
      throws IOException {
    try (ObjectReader objects = repository.newObjectReader()) {
      int next = ordinal;
      for (Added mail : added(repository, head)) {
        String position = prefix + mail.commit().abbreviate(12).name();
        MailParser.Place place = new MailParser.Place(source, position, next);
        try {
          hand(objects.open(mail.blob()), limits, place, receiver);
          next++;
        } catch (IOException | LargeObjectException e) {
          receiver.problem(position, "cannot be read: " + e.getMessage());
        }
      }
      return next;
    }
  }

  private static void hand(
      ObjectLoader loader, MailLimits limits, MailParser.Place place, Receiver receiver)
      throws IOException {
    long size = loader.getSize();
    List<MailDefect> found = new ArrayList<>();
    byte[] bytes;
    try (var in = loader.openStream()) {
      bytes = in.readNBytes(limits.mail());
    }
    if (size > bytes.length) {
      found.add(
          new MailDefect(
              MailDefect.Kind.OVERSIZED,
              "longer than " + limits.mail() + " bytes: the rest is not read"));
    }
    receiver.mail(bytes, size, found, place);
  }

  private record Added(ObjectId commit, ObjectId blob) {}

  /** What was added and never taken out again, oldest first. */
  private static List<Added> added(Repository repository, ObjectId head) throws IOException {
    List<Added> added = new ArrayList<>();
    Set<ObjectId> removed = new HashSet<>();
    try (RevWalk walk = new RevWalk(repository);
        TreeWalk tree = new TreeWalk(repository)) {
      walk.markStart(walk.parseCommit(head));
      for (RevCommit commit : walk) { // newest first, so what was removed is known
        tree.reset();
        tree.addTree(commit.getTree());
        if (commit.getParentCount() > 0) {
          walk.parseHeaders(commit.getParent(0));
          tree.addTree(commit.getParent(0).getTree());
        } else {
          tree.addTree(new EmptyTreeIterator());
        }
        tree.setRecursive(true);
        tree.setFilter(TreeFilter.ANY_DIFF);
        while (tree.next()) {
          change(tree, commit, added, removed);
        }
      }
    }
    Collections.reverse(added);
    return added;
  }

  private static void change(
      TreeWalk tree, RevCommit commit, List<Added> added, Set<ObjectId> removed) {
    String path = tree.getPathString();
    boolean there = tree.getFileMode(0) != FileMode.MISSING;
    if (path.equals("d") && there) {
      removed.add(tree.getObjectId(0));
    } else if (FORMAT_1.matcher(path).matches() && !there) {
      removed.add(tree.getObjectId(1));
    } else if (there && (path.equals("m") || FORMAT_1.matcher(path).matches())) {
      ObjectId blob = tree.getObjectId(0);
      if (!removed.contains(blob)) {
        added.add(new Added(commit.copy(), blob));
      }
    }
  }
}
