package org.ktrail.indexer.normalise;

import java.nio.charset.StandardCharsets;
import org.ktrail.indexer.lex.Lexer;

/** Source text without comments and line splices, each run of blanks folded to one, trimmed. */
final class Folded {
  private byte[] buffer = new byte[256];

  String of(byte[] in, int start, int end) {
    if (buffer.length < end - start) {
      buffer = new byte[(end - start) * 2];
    }
    int n = 0;
    boolean gap = false;
    for (int i = start; i < end; ) {
      byte b = in[i];
      if (b == '/' && i + 1 < end && in[i + 1] == '*') {
        i = Lexer.afterBlockComment(in, i);
        gap = true;
      } else if (b == '/' && i + 1 < end && in[i + 1] == '/') {
        break;
      } else if (b == '\\' && i + 1 < end && (in[i + 1] == '\n' || in[i + 1] == '\r')) {
        i += 2;
      } else if (b >= 0 && b <= ' ') {
        i++;
        gap = true;
      } else {
        if (gap && n > 0) {
          buffer[n++] = ' ';
        }
        gap = false;
        if (b == '"' || b == '\'') {
          int to = Math.min(Lexer.literalEnd(in, i), end);
          System.arraycopy(in, i, buffer, n, to - i);
          n += to - i;
          i = to;
        } else {
          buffer[n++] = b;
          i++;
        }
      }
    }
    return new String(buffer, 0, n, StandardCharsets.UTF_8);
  }
}
