package org.ktrail.queries.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.ktrail.indexer.parallel.Parallel;
import org.ktrail.indexer.snapshot.BlobId;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.queries.mentions.BuildFiles;
import org.ktrail.queries.mentions.TextWords;

/**
 * The files of a snapshot that are not indexed and may mention names. For any number of threads;
 * holds nothing open.
 */
final class OtherFiles {
  private final List<Entry> files;
  private final Optional<TextWords> words;

  private record Entry(String path, BlobId blob) {}

  private OtherFiles(List<Entry> files, Optional<TextWords> words) {
    this.files = files;
    this.words = words;
  }

  /** For who asks once: all of them may have any name. */
  static OtherFiles of(Snapshot snapshot) {
    List<Entry> files = new ArrayList<>();
    for (int i = 0; i < snapshot.size(); i++) {
      if (BuildFiles.isOther(snapshot.path(i))) {
        files.add(new Entry(snapshot.path(i), snapshot.blob(i)));
      }
    }
    return new OtherFiles(List.copyOf(files), Optional.empty());
  }

  /** For who asks often: each is read once. */
  static OtherFiles withWords(Snapshot snapshot) {
    OtherFiles plain = of(snapshot);
    List<int[]> words =
        Parallel.map(plain.files, file -> TextWords.wordsOf(snapshot.read(file.blob())));
    return new OtherFiles(plain.files, Optional.of(TextWords.of(words)));
  }

  /**
   * Visits those that may mention a name, in order of path.
   *
   * @param name an identifier, {@code CONFIG_} before a symbol of Kconfig
   */
  void mentioning(String name, BiConsumer<String, BlobId> visitor) {
    for (int i = 0; i < files.size(); i++) {
      Entry file = files.get(i);
      if (words.isEmpty() || words.get().mayHave(i, BuildFiles.wordIn(file.path(), name))) {
        visitor.accept(file.path(), file.blob());
      }
    }
  }
}
