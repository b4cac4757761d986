package org.ktrail.queries.workspace.searched;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.pipeline.FileExtractor;
import org.ktrail.indexer.snapshot.BlobReader;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.store.FactStore;
import org.ktrail.indexer.store.SourceKey;
import org.ktrail.queries.regex.LineMatcher;
import org.ktrail.queries.workspace.Workspace;

/** Looks for matches in files of one snapshot. For one thread. */
final class FileSearch implements AutoCloseable {
  /** Bytes at the beginning of a file in which git looks for a zero. */
  private static final int LOOKED_AT = 8_000;

  private final GrepQuestion question;
  private final Workspace workspace;
  private final Snapshot snapshot;
  private final FactStore facts;
  private final BlobReader reader;
  private final LineMatcher matcher;
  private @Nullable FileExtractor extractor;

  FileSearch(GrepQuestion question, Workspace workspace, Snapshot snapshot, FactStore facts) {
    this.question = question;
    this.workspace = workspace;
    this.snapshot = snapshot;
    this.facts = facts;
    reader = snapshot.reader();
    matcher = question.pattern().matcher();
  }

  Optional<MatchedFile> in(int file) {
    byte[] text = reader.read(snapshot.blob(file));
    boolean binary = isBinary(text);
    boolean one =
        question.wanted() == GrepQuestion.Wanted.FILES
            || binary && question.wanted() == GrepQuestion.Wanted.LINES;
    boolean lines = question.wanted() == GrepQuestion.Wanted.LINES && !binary;
    List<MatchedLine> found = new ArrayList<>();
    int[] count = {0};
    matcher.find(
        text,
        (number, from, to) -> {
          count[0]++;
          if (lines) {
            found.add(new MatchedLine(number, Arrays.copyOfRange(text, from, to), ""));
          }
          return !one;
        });
    if (count[0] == 0) {
      return Optional.empty();
    }
    List<MatchedLine> told = question.functions() && lines ? around(file, text, found) : found;
    return Optional.of(new MatchedFile(snapshot.path(file), binary, count[0], told));
  }

  private static boolean isBinary(byte[] text) {
    for (int i = 0; i < Math.min(text.length, LOOKED_AT); i++) {
      if (text[i] == 0) {
        return true;
      }
    }
    return false;
  }

  private List<MatchedLine> around(int file, byte[] text, List<MatchedLine> lines) {
    if (!FileExtractor.isSource(snapshot.path(file))) {
      return lines;
    }
    LineOwners owners = LineOwners.of(declarations(file, text));
    return lines.stream()
        .map(line -> new MatchedLine(line.number(), line.bytes(), owners.of(line.number())))
        .toList();
  }

  private Declarations declarations(int file, byte[] text) {
    int ordinal = SourceKey.of(snapshot, file).map(facts::ordinal).orElse(-1);
    if (ordinal >= 0) {
      return facts.reader().declarations(ordinal);
    }
    FileExtractor known = extractor;
    if (known == null) {
      known = workspace.fileExtractor();
      extractor = known;
    }
    return known.extract(snapshot.path(file), text).declarations();
  }

  @Override
  public void close() {
    reader.close();
    if (extractor != null) {
      extractor.close();
    }
  }
}
