package org.ktrail.indexer.mail.source;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.mail.MailLimits;
import org.ktrail.indexer.mail.git.InboxBundle;
import org.ktrail.indexer.mail.git.InboxRepository;
import org.ktrail.indexer.snapshot.SourceRepository;

/**
 * Tells what a word of the command line names as a source of mails. What exists as a file or
 * directory is that; then come ranges, addresses and Message-IDs. A path with a Message-ID behind
 * it, {@code inbox.git/20200101-1@example.org}, is that mail's thread in the source at the path.
 *
 * @param repository opens the repository of the command, which ranges are of
 * @param online whether a server may be asked
 * @param server the inbox where a bare Message-ID is looked for
 */
public record NamedSources(
    InputStream standardInput,
    Supplier<SourceRepository> repository,
    boolean online,
    String server,
    MailLimits limits) {
  private static final Pattern MESSAGE_ID = Pattern.compile("<?([^<>\\s/@]+@[^<>\\s/@]+)>?");

  /** Where a Message-ID is looked for when the user names no server. */
  public static String defaultServer() {
    return Lore.DEFAULT_SERVER;
  }

  /**
   * The sources that words name. Several ranges are the versions of one series, in the order in
   * which they are named.
   *
   * @throws UserError if one names none, or a server that may not be asked
   */
  public List<MailSource> resolve(List<String> words) {
    List<MailSource> sources = new ArrayList<>();
    int version = 0;
    for (String word : words) {
      MailSource source = resolve(word);
      if (source instanceof Range range) {
        version++;
        source = range.version(version);
      }
      sources.add(source);
    }
    return sources;
  }

  /**
   * The source that a word names.
   *
   * @throws UserError if it names none, or a server that may not be asked
   */
  public MailSource resolve(String word) {
    if (word.equals("-")) {
      return new MailFile(word, () -> standardInput, limits);
    }
    if (word.matches("(?i)https?://.*")) {
      URI uri =
          Lore.uri(word)
              .orElseThrow(() ->
                  new UserError(word + ": names no mail; give the address of a mail or thread"));
      return server(word, uri);
    }
    Optional<Path> path = path(word);
    if (path.isPresent() && Files.exists(path.get())) {
      return local(word, path.get());
    }
    if (word.contains("..") && !word.contains("/..") && !word.startsWith("..")) {
      return new Range(word, repository, limits, 1);
    }
    Optional<MailSource> thread = path.flatMap(at -> thread(word, at));
    if (thread.isPresent()) {
      return thread.get();
    }
    var id = MESSAGE_ID.matcher(word);
    if (id.matches() && !word.contains("@{")) {
      return server(word, Lore.uri(server, id.group(1)));
    }
    Range commit = new Range(word, repository, limits, 1);
    if (commit.isCommit()) {
      return commit;
    }
    throw new UserError(
        word
            + ": no such file or directory, and neither a commit, nor a range A..B, nor an address,"
            + " nor a Message-ID");
  }

  private static Optional<Path> path(String word) {
    try {
      return Optional.of(Path.of(word));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private MailSource server(String word, URI uri) {
    if (!online) {
      throw new UserError(
          word + ": would be fetched from " + uri.getHost() + "; allow it with --online");
    }
    return new Lore(word, uri, limits);
  }

  /** A source's path with a Message-ID behind it. */
  private Optional<MailSource> thread(String word, Path path) {
    Path parent = path.getParent();
    var id = MESSAGE_ID.matcher(path.getFileName() == null ? "" : path.getFileName().toString());
    return parent != null && Files.exists(parent) && id.matches()
        ? Optional.of(new ThreadOf(word, local(parent.toString(), parent), id.group(1)))
        : Optional.empty();
  }

  private MailSource local(String word, Path path) {
    if (!Files.isDirectory(path)) {
      return InboxBundle.isBundle(path)
          ? new Bundle(word, path, limits)
          : MailFile.of(word, path, limits);
    }
    if (Maildir.is(path)) {
      return Maildir.of(word, path, limits);
    }
    Optional<MailSource> inbox = Inbox.in(word, path, limits);
    if (inbox.isPresent()) {
      return inbox.get();
    }
    Optional<Path> quilt = Quilt.directory(path);
    if (quilt.isPresent()) {
      return Quilt.of(word, quilt.get(), limits);
    }
    List<Path> patches = PatchDirectory.patches(path);
    if (patches.isEmpty()) {
      throw new UserError(
          word
              + (InboxRepository.isRepository(path)
                  ? ": a git repository, but none of mails; name a range of it as -C "
                      + word
                      + " … A..B"
                  : ": has neither mails nor patches (a maildir, a quilt series, *.patch, *.eml,"
                      + " *.mbox, a public-inbox repository)"));
    }
    return new PatchDirectory(word, path, patches, limits);
  }
}
