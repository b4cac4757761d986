package org.ktrail.indexer.patch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.ktrail.indexer.files.PathText;

/**
 * Paths as a diff writes them, made the texts that the paths of trees are ({@link PathText}): a
 * quoted one gives bytes, of any other its characters stand for themselves.
 */
final class Paths {
  private static final int LONGEST = 4096;
  private static final String NOTHING = "/dev/null";

  private Paths() {}

  /** The path behind {@code ---}, {@code rename from} …: unquoted, without a date behind a tab. */
  static String of(String written) {
    String path = written.strip();
    if (path.startsWith("\"")) {
      return unquoted(path);
    }
    int tab = path.indexOf('\t');
    String plain = tab < 0 ? path : path.substring(0, tab).stripTrailing();
    return PathText.of(plain.getBytes(StandardCharsets.UTF_8));
  }

  static boolean isNothing(String path) {
    return path.equals(NOTHING);
  }

  /** Without the first directory, as {@code patch -p1} has it. */
  static String stripped(String path) {
    int slash = path.indexOf('/');
    return slash < 0 || isNothing(path) ? path : path.substring(slash + 1);
  }

  /** Why a path must not be followed; "" if it may. */
  static String objection(String path) {
    if (path.isEmpty()) {
      return "a file without a name";
    }
    if (path.length() > LONGEST) {
      return "a path of " + path.length() + " characters, at most " + LONGEST + " are read";
    }
    if (path.indexOf('\0') >= 0) {
      return "a path with a zero byte, which no file has";
    }
    if (path.startsWith("/")) {
      return "an absolute path, which is not in the tree";
    }
    for (String name : path.split("/", -1)) {
      if (name.equals("..")) {
        return "a path that leaves the tree";
      }
      if (name.isEmpty() || name.equals(".")) {
        return "a path that is not in its plain form";
      }
      if (name.toLowerCase(Locale.ROOT).equals(".git")) {
        return "a path into git's own directory";
      }
    }
    return "";
  }

  /** Git's C-style quoting: bytes of UTF-8 as octal escapes. */
  private static String unquoted(String quoted) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 1; i < quoted.length() && quoted.charAt(i) != '"'; i++) {
      char c = quoted.charAt(i);
      if (c != '\\' || i + 1 >= quoted.length()) {
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
        continue;
      }
      char escaped = quoted.charAt(++i);
      if (escaped >= '0' && escaped <= '7') {
        int value = 0;
        int end = Math.min(i + 3, quoted.length());
        while (i < end && quoted.charAt(i) >= '0' && quoted.charAt(i) <= '7') {
          value = 8 * value + quoted.charAt(i++) - '0';
        }
        i--;
        bytes.write(value);
      } else {
        int named = "abtnvfr".indexOf(escaped);
        bytes.write(named < 0 ? escaped : 7 + named);
      }
    }
    return PathText.of(bytes.toByteArray());
  }
}
