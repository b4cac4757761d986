package org.ktrail.queries.workspace.posted;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.mail.Mail;
import org.ktrail.indexer.mail.MailLimits;
import org.ktrail.indexer.mail.Mailbox;
import org.ktrail.indexer.mail.source.MailSource;
import org.ktrail.indexer.mail.source.NamedSources;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.indexer.patch.PatchMail;
import org.ktrail.indexer.patch.PatchParser;
import org.ktrail.indexer.snapshot.SourceRepository;
import org.ktrail.queries.claims.Message;

/**
 * What INPUT names, as messages: mails in all the forms in which they are kept, a text, a commit or
 * a range of commits.
 */
public final class MessageInput {
  private final NamedSources sources;

  /**
   * @param repository of the command, which commits are in
   */
  public MessageInput(InputStream standardInput, Supplier<SourceRepository> repository) {
    sources =
        new NamedSources(
            standardInput, repository, false, NamedSources.defaultServer(), MailLimits.DEFAULT);
  }

  /**
   * @param problems told in a line what could not be read
   * @throws UserError if there is nothing of this name, or nothing in it
   */
  public List<Message> read(String input, Consumer<String> problems) {
    MailSource.Contents contents =
        isCommit(input) ? commit(input) : sources.resolve(input).contents();
    contents.problems().forEach(problems);
    if (contents.mails().isEmpty()) {
      throw new UserError(input + ": has no mail and no text");
    }
    List<Message> messages = new ArrayList<>();
    contents.mails().forEach(mail -> messages.add(message(mail, contents.mails().size() > 1)));
    return messages;
  }

  /** A word that names no file may be a commit: it is the range from its parent. */
  private MailSource.Contents commit(String input) {
    try {
      return sources.resolve(input + "^.." + input).contents();
    } catch (UserError e) {
      throw new UserError(input + ": neither a file nor a commit that has a parent", e);
    }
  }

  private static boolean isCommit(String input) {
    return !input.equals("-") && !input.contains("..") && !input.contains("@") && !isFile(input);
  }

  private static boolean isFile(String input) {
    try {
      return Files.exists(Path.of(input));
    } catch (InvalidPathException _) {
      return false;
    }
  }

  private static Message message(Mail mail, boolean several) {
    boolean bare = mail.from().equals(Mailbox.UNKNOWN) && mail.date().isEmpty();
    String subject = bare ? "" : mail.subject(); // a text's first line is not what it is about
    String origin = several ? mail.position() : mail.source();
    Patch patch = PatchParser.parse(PatchMail.of(origin, subject, mail.body()));
    return new Message(origin, mail.body(), 1, patch);
  }
}
