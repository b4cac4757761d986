package org.ktrail.queries.series.change;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ktrail.queries.code.Image;

/** Makes touched files of two texts; a stretch of differing lines is a hunk. */
public final class Images {
  private Images() {}

  /** A file known whole on both sides; "" is none. */
  public static TouchedFile file(String path, String before, String after) {
    String[] old = lines(before);
    String[] now = lines(after);
    int[][] common = new int[old.length + 1][now.length + 1];
    for (int i = old.length - 1; i >= 0; i--) {
      for (int k = now.length - 1; k >= 0; k--) {
        common[i][k] =
            old[i].equals(now[k])
                ? common[i + 1][k + 1] + 1
                : Math.max(common[i + 1][k], common[i][k + 1]);
      }
    }
    SortedMap<Integer, Integer> removed = new TreeMap<>();
    SortedMap<Integer, Integer> added = new TreeMap<>();
    int hunk = 0;
    boolean same = true;
    for (int i = 0, k = 0; i < old.length || k < now.length; ) {
      if (i < old.length && k < now.length && old[i].equals(now[k])) {
        i++;
        k++;
        same = true;
        continue;
      }
      hunk += same ? 1 : 0;
      same = false;
      if (k == now.length || i < old.length && common[i + 1][k] >= common[i][k + 1]) {
        removed.put(++i, hunk);
      } else {
        added.put(++k, hunk);
      }
    }
    return new TouchedFile(
        before.isEmpty() ? "" : path,
        after.isEmpty() ? "" : path,
        image(before),
        image(after),
        removed,
        added);
  }

  private static String[] lines(String text) {
    return text.isEmpty() ? new String[0] : text.split("\n");
  }

  private static Optional<Image> image(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Image.whole(text.getBytes(UTF_8)));
  }
}
