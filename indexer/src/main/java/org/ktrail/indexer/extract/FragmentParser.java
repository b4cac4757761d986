package org.ktrail.indexer.extract;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.ktrail.indexer.facts.FactsTemplate;
import org.ktrail.indexer.facts.SourceFacts;

/**
 * Parses the text that a macro expands to, as if it were a file: lines count from 1, offsets only
 * tell the order. For one thread.
 *
 * <p>Most of what macros make of a kernel is the same but for its names, six thousand tracepoints
 * say. So texts are read by their {@linkplain FragmentShape shapes}, each once, unless there is an
 * error in them: what is made of that depends on the length of names.
 */
public final class FragmentParser implements AutoCloseable {
  private final SourceExtractor extractor = new SourceExtractor();
  private final FragmentTemplates templates;

  public FragmentParser() {
    this(new FragmentTemplates());
  }

  public FragmentParser(FragmentTemplates templates) {
    this.templates = templates;
  }

  public SourceFacts parse(String text) {
    FragmentShape shape = FragmentShape.of(text);
    if (shape == null) {
      return read(text);
    }
    Optional<FactsTemplate> template = templates.get(shape.text());
    if (template == null) {
      SourceFacts facts = read(shape.text());
      boolean shared = extractor.isPlain() && facts.declarations().macros().isEmpty();
      template = shared ? Optional.of(FactsTemplate.of(facts)) : Optional.empty();
      templates.put(shape.text(), template);
    }
    return template.isPresent() ? template.get().with(shape::renamed) : read(text);
  }

  private SourceFacts read(String text) {
    return extractor.extract(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    extractor.close();
  }
}
