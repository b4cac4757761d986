package org.ktrail.indexer.snapshot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** Changed files as the text of a patch, as {@code git diff} would write it. */
public final class ChangesAsDiff {
  /** Bytes of a file beyond which it is left out: no source is so long. */
  private static final int LARGEST = 4 << 20;

  private ChangesAsDiff() {}

  /** The diff of all that is text; "" if nothing differs. */
  public static String of(ChangedFiles changes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    changes
        .files()
        .forEach((path, now) -> {
          int index = changes.base().indexOf(path);
          Optional<byte[]> before =
              index < 0
                  ? Optional.empty()
                  : Optional.of(changes.base().read(changes.base().blob(index)));
          file(path, before, now, out);
        });
    return out.toString(StandardCharsets.UTF_8).replace('\0', '\uFFFD');
  }

  private static void file(
      String path, Optional<byte[]> before, Optional<byte[]> now, ByteArrayOutputStream out) {
    byte[] old = before.orElse(new byte[0]);
    byte[] text = now.orElse(new byte[0]);
    boolean same = before.isPresent() == now.isPresent() && Arrays.equals(old, text);
    boolean odd = path.indexOf('\\') >= 0; // would have to be quoted
    if (same || odd || isOther(old) || isOther(text)) {
      return;
    }
    String head =
        "diff --git a/%1$s b/%1$s\n".formatted(path)
            + (before.isEmpty() ? "new file mode 100644\n" : "")
            + (now.isEmpty() ? "deleted file mode 100644\n" : "")
            + (before.isEmpty() ? "--- /dev/null\n" : "--- a/" + path + "\n")
            + (now.isEmpty() ? "+++ /dev/null\n" : "+++ b/" + path + "\n");
    RawText a = new RawText(old);
    RawText b = new RawText(text);
    EditList edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, a, b);
    if (edits.isEmpty()) {
      return; // an empty file came or went
    }
    try (DiffFormatter format = new DiffFormatter(out)) {
      out.write(head.getBytes(StandardCharsets.UTF_8));
      format.format(edits, a, b);
      format.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is written but memory
    }
  }

  private static boolean isOther(byte[] text) {
    return text.length > LARGEST || RawText.isBinary(text);
  }
}
