package org.ktrail.cli.message;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.indexer.patch.PatchMail;
import org.ktrail.indexer.patch.PatchParser;
import org.ktrail.queries.claims.Message;

/** A message read from where INPUT points. */
record MessageInput(Message message) {
  static List<MessageInput> read(String input) {
    try {
      byte[] bytes =
          input.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(input));
      String text = new String(bytes, StandardCharsets.UTF_8);
      Patch patch = PatchParser.parse(PatchMail.of(input, "", text));
      return List.of(new MessageInput(new Message(input, text, 1, patch)));
    } catch (IOException e) {
      throw new UserError(input + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
