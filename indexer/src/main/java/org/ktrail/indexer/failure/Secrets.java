package org.ktrail.indexer.failure;

/** What must not be shown to whoever looks at a screen or a log. */
public final class Secrets {
  private static final String SCHEME_END = "://";

  private Secrets() {}

  /**
   * A text with URLs as they may be shown: without the user and password that stand before the host
   * of {@code https://user:password@host}; a user without a password may be a token. Of {@code ssh}
   * the user's name stays.
   */
  public static String masked(String text) {
    int at = text.indexOf(SCHEME_END);
    if (at < 0) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length());
    int from = 0;
    while (at >= 0) {
      int host = at + SCHEME_END.length();
      int end = host;
      int user = -1;
      while (end < text.length() && !isBehindHost(text.charAt(end))) {
        user = text.charAt(end) == '@' ? end : user;
        end++;
      }
      shown.append(text, from, host);
      from = host;
      if (user >= 0) {
        String scheme = scheme(text, at);
        String name = text.substring(host, user);
        int colon = name.indexOf(':');
        boolean nameStays = scheme.endsWith("ssh") || scheme.equals("git");
        shown.append(nameStays ? (colon < 0 ? name : name.substring(0, colon)) + "@" : "");
        from = user + 1;
      }
      at = text.indexOf(SCHEME_END, end);
    }
    return shown.append(text, from, text.length()).toString();
  }

  private static boolean isBehindHost(char c) {
    return c == '/' || c == '?' || c == '#' || c <= ' ' || c == '"' || c == '\'';
  }

  private static String scheme(String text, int end) {
    int start = end;
    while (start > 0
        && (Character.isLetterOrDigit(text.charAt(start - 1)) || text.charAt(start - 1) == '+')) {
      start--;
    }
    return text.substring(start, end);
  }
}
