package org.ktrail.queries.members;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.queries.mentions.Mention;

/** A macro that stands for a member further inside: {@code #define sk_prot __common.prot}. */
final class MemberAlias {
  private static final Pattern DEFINE =
      Pattern.compile("\\s*+#\\s*+define\\s++(\\w++)\\s++\\w++(?:\\.\\w++)++\\s*+");

  private MemberAlias() {}

  /** The name of the macro, if the mention is the end of all that it stands for. */
  static Optional<String> of(byte[] text, Mention mention) {
    int start = mention.offset();
    while (start > 0 && text[start - 1] != '\n') {
      start--;
    }
    int end = mention.offset();
    while (end < text.length && text[end] != '\n' && text[end] != '/') {
      end++;
    }
    String line = new String(text, start, end - start, ISO_8859_1);
    Matcher m = DEFINE.matcher(line);
    boolean last = line.substring(mention.offset() - start).strip().indexOf('.') < 0;
    return last && m.matches() ? Optional.of(m.group(1)) : Optional.empty();
  }
}
