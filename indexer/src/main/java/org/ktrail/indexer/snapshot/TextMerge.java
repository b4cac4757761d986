package org.ktrail.indexer.snapshot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeFormatter;
import org.eclipse.jgit.merge.MergeResult;

/** The three-way merge of a text, as {@code git am -3} does it. */
public final class TextMerge {
  private TextMerge() {}

  /** Both changes of {@code base} in one text; empty if they conflict. */
  public static Optional<byte[]> merge(byte[] base, byte[] ours, byte[] theirs) {
    MergeResult<RawText> result =
        new MergeAlgorithm(new HistogramDiff())
            .merge(
                RawTextComparator.DEFAULT,
                new RawText(base),
                new RawText(ours),
                new RawText(theirs));
    if (result.containsConflicts()) {
      return Optional.empty();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(ours.length);
    try {
      new MergeFormatter()
          .formatMerge(out, result, List.of("base", "ours", "theirs"), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("into memory", e);
    }
    return Optional.of(out.toByteArray());
  }
}
