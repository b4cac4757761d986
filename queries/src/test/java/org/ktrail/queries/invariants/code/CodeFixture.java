package org.ktrail.queries.invariants.code;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.ktrail.indexer.extract.body.BodyReader;
import org.ktrail.indexer.facts.body.Flow;
import org.ktrail.queries.code.Image;

/** A state of the code that has a few files. */
public final class CodeFixture implements CodeState.Files {
  private final SortedMap<String, String> texts = new TreeMap<>();

  public CodeFixture file(String path, String text) {
    texts.put(path, text);
    return this;
  }

  /** One file of a driver. */
  public static CodeFixture of(String text) {
    return new CodeFixture().file("drivers/dev/a.c", text);
  }

  /** What is found out about the code. */
  public <T> T ask(Function<CodeState, T> question) {
    try (BodyReader reader = new BodyReader()) {
      return question.apply(new CodeState(this, reader));
    }
  }

  /** A function of this name, in whichever file it is. */
  public Flow function(CodeState code, String name) {
    return texts.keySet().stream()
        .flatMap(path -> code.file(path).stream())
        .filter(f -> f.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public Optional<Image> image(String path) {
    return Optional.ofNullable(texts.get(path)).map(text -> Image.whole(text.getBytes(UTF_8)));
  }

  @Override
  public List<String> defining(String name) {
    Pattern head =
        Pattern.compile("(?m)^(#define |\\w.*[ *])" + Pattern.quote(name) + "\\b(?!.*;$)");
    return texts.keySet().stream()
        .filter(path -> head.matcher(texts.getOrDefault(path, "")).find())
        .toList();
  }

  @Override
  public List<String> mentioning(String name) {
    return texts.keySet().stream()
        .filter(path -> texts.getOrDefault(path, "").matches("(?s).*\\b" + name + "\\b.*"))
        .toList();
  }
}
