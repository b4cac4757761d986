package org.ktrail.queries.lint;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of the source that prose mentions. */
public final class ProseNames {
  private static final Pattern BRACES =
      Pattern.compile("(\\w{0,80}+)[{\\[]([\\w,/| ]{1,400}+)[}\\]](\\w*+)");
  private static final Pattern NAME =
      Pattern.compile("(->|\\.)?\\b([A-Za-z_]\\w*)\\b(\\(\\))?(?![\\w/*-])");

  /** What looks like a mail's address or a link; bounded, since prose has lines of any length. */
  private static final Pattern NO_PROSE =
      Pattern.compile("https?://\\S++|<[^<>@]{0,200}+@[^>]{0,200}+>|[^\\s@<]{1,80}+@\\S++");

  /** Characters of a name. */
  private static final int LONGEST = 200;

  private ProseNames() {}

  /**
   * Names that can hardly be words: with an underscore between letters, followed by {@code ()}, or
   * behind {@code ->}. {@code a_{b,c}_d} counts as both.
   */
  public static List<String> in(String prose) {
    Set<String> names = new LinkedHashSet<>();
    String expanded = prose;
    Matcher braces = BRACES.matcher(prose);
    StringBuilder more = new StringBuilder();
    while (braces.find()) {
      for (String part : braces.group(2).split("[,/| ]+")) {
        more.append(' ').append(braces.group(1)).append(part).append(braces.group(3));
      }
    }
    expanded = braces.reset().replaceAll(" ") + more;
    Matcher m = NAME.matcher(NO_PROSE.matcher(expanded).replaceAll(" "));
    while (m.find()) {
      String name = m.group(2);
      if (name.length() > LONGEST) {
        continue;
      }
      boolean inner = name.matches("_*+[A-Za-z0-9]++_++[A-Za-z0-9_]*+(?<!_)");
      if (inner || m.group(3) != null || "->".equals(m.group(1))) {
        boolean word = name.matches("[a-z]+") && !"->".equals(m.group(1));
        if (!word) {
          names.add(name); // write() is a system call, open() may be any
        }
      }
    }
    return new ArrayList<>(names);
  }
}
