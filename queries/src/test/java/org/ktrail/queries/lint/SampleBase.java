package org.ktrail.queries.lint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.ktrail.indexer.extract.SourceExtractor;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.queries.code.CodeText;

/** A base of a few files, held in memory; all of them are always built in. */
final class SampleBase extends NoBase {
  private final Map<String, String> files;
  private final Map<String, SourceFacts> facts = new HashMap<>();
  private final boolean placed;

  SampleBase(Map<String, String> files, boolean placed) {
    this.files = new TreeMap<>(files);
    this.placed = placed;
    try (SourceExtractor extractor = new SourceExtractor()) {
      files.forEach((path, text) -> facts.put(path, extractor.extract(text.getBytes(UTF_8))));
    }
  }

  @Override
  public String revision() {
    return "base";
  }

  @Override
  public boolean placed() {
    return placed;
  }

  @Override
  public List<String> mentioning(String name) {
    Pattern word = Pattern.compile("\\b" + Pattern.quote(name) + "\\b");
    return files.entrySet().stream()
        .filter(file -> word.matcher(CodeText.of(file.getValue())).find())
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public List<String> defining(String name) {
    return mentioning(name);
  }

  @Override
  public Optional<byte[]> read(String path) {
    return Optional.ofNullable(files.get(path)).map(text -> text.getBytes(UTF_8));
  }

  @Override
  public Optional<Declarations> declarations(String path) {
    return Optional.ofNullable(facts.get(path)).map(SourceFacts::declarations);
  }

  @Override
  public List<Body> bodies(String path) {
    return facts.containsKey(path) ? facts.get(path).bodies() : List.of();
  }
}
