package org.ktrail.indexer.patch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the mails of a simple mbox apart: enough to try the parser on real ones. */
final class Mbox {
  private Mbox() {}

  static List<PatchMail> read(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      List<PatchMail> mails = new ArrayList<>();
      int number = 1;
      for (String mail : text.split("(?m)^(?=From mboxrd@z )")) {
        if (!mail.isBlank()) {
          mails.add(mail(mail, number));
        }
        number += (int) mail.chars().filter(c -> c == '\n').count();
      }
      return mails;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PatchMail mail(String mail, int number) {
    int blank = mail.indexOf("\n\n");
    String head = mail.substring(0, blank).replaceAll("\n[ \t]+", " ");
    String raw = mail.substring(blank + 2);
    Charset charset =
        header(head, "Content-Type").contains("gb2312")
            ? Charset.forName("GBK")
            : StandardCharsets.UTF_8;
    byte[] bytes = raw.getBytes(StandardCharsets.ISO_8859_1);
    if (header(head, "Content-Transfer-Encoding").equalsIgnoreCase("base64")) {
      bytes = Base64.getMimeDecoder().decode(bytes);
    }
    String body = new String(bytes, charset);
    int first = number + (int) mail.substring(0, blank + 2).chars().filter(c -> c == '\n').count();
    return new PatchMail(
        header(head, "Message-I[dD]"),
        header(head, "Subject"),
        body,
        first,
        header(head, "Content-Type").contains("format=flowed"));
  }

  private static String header(String head, String name) {
    Matcher matcher = Pattern.compile("(?im)^" + name + ":\\s*(.*)$").matcher(head);
    return matcher.find() ? matcher.group(1).strip() : "";
  }
}
