package org.ktrail.queries.workspace.followed;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.pipeline.FileExtractor;
import org.ktrail.indexer.snapshot.BlobId;
import org.ktrail.indexer.snapshot.BlobReader;

/** The functions of files, by name. Each blob is parsed once. For one thread. */
final class FunctionTexts {
  /** Blobs whose functions are kept. */
  private static final int KEPT = 500;

  private final BlobReader reader;
  private final FileExtractor extractor;
  private final Map<BlobId, Map<String, FunctionVersion>> known = new HashMap<>();

  FunctionTexts(BlobReader reader, FileExtractor extractor) {
    this.reader = reader;
    this.extractor = extractor;
  }

  Optional<FunctionVersion> named(String path, BlobId blob, String name) {
    return Optional.ofNullable(all(path, blob).get(name));
  }

  /** Whether the bytes have the word anywhere: few blobs do, and parsing costs more. */
  boolean mentions(BlobId blob, String word) {
    return new String(reader.read(blob), StandardCharsets.ISO_8859_1).contains(word);
  }

  Map<String, FunctionVersion> all(String path, BlobId blob) {
    Map<String, FunctionVersion> functions = known.get(blob);
    if (functions == null || functions.values().stream().anyMatch(f -> !f.path().equals(path))) {
      if (known.size() == KEPT) {
        known.clear();
      }
      functions = read(path, reader.read(blob));
      known.put(blob, functions);
    }
    return functions;
  }

  private Map<String, FunctionVersion> read(String path, byte[] text) {
    Map<String, FunctionVersion> functions = new LinkedHashMap<>();
    if (!FileExtractor.isSource(path)) {
      return functions;
    }
    List<Declarations.Function> found = extractor.extract(path, text).declarations().functions();
    for (Declarations.Function f : found) {
      if (f.start() < f.bodyStart() && f.bodyStart() < f.end() && f.end() <= text.length) {
        String head = part(text, headStart(text, f.start()), f.bodyStart());
        String body = part(text, f.bodyStart(), f.end()) + "\n";
        functions.merge(
            f.name(),
            new FunctionVersion(path, f.name(), head, body),
            (one, other) ->
                one.body().endsWith(other.body())
                    ? one // two heads of one body
                    : new FunctionVersion(
                        path, f.name(), one.head() + other.head(), one.body() + other.body()));
      }
    }
    return functions;
  }

  private static String part(byte[] text, int from, int to) {
    return new String(text, from, to - from, StandardCharsets.UTF_8);
  }

  /** The line in which the head begins: behind what ended before, or an empty line. */
  private static int headStart(byte[] text, int name) {
    int start = lineStart(text, name);
    while (start > 0) {
      int before = lineStart(text, start - 1);
      String line = part(text, before, start).strip();
      if (line.isEmpty()
          || line.startsWith("#")
          || line.endsWith(";")
          || line.endsWith("}")
          || line.endsWith("*/")
          || line.endsWith("\\")
          || line.endsWith(")")
              && !Character.isWhitespace(text[start])
              && start == lineStart(text, name)
              && line.indexOf('(') == 0) {
        break;
      }
      start = before;
    }
    return start;
  }

  private static int lineStart(byte[] text, int at) {
    int start = at;
    while (start > 0 && text[start - 1] != '\n') {
      start--;
    }
    return start;
  }
}
