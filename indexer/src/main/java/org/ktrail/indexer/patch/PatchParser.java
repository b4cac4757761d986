package org.ktrail.indexer.patch;

/** Reads patches out of mails. Never fails: what cannot be read is a {@link Problem}. */
public final class PatchParser {
  private PatchParser() {}

  /** The patch in a mail; one without files if there is no diff in it. */
  public static Patch parse(PatchMail mail) {
    return new MailReader(mail).read();
  }
}
