package org.ktrail.queries.definitions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.Place;
import org.ktrail.queries.mentions.Mention;
import org.ktrail.queries.mentions.MentionSource;
import org.ktrail.queries.mentions.Syntax;
import org.ktrail.queries.mentions.TokenScan;

/** Finds {@code enum tag &#123;} in texts: facts keep the constants of enumerations alone. */
final class EnumTags {
  /** Bytes before a tag that hold the keyword and attributes. */
  private static final int BEFORE = 200;

  private static final Pattern HEAD =
      Pattern.compile("\\benum(?:\\s+__\\w+(?:\\s*\\(\\([^()]*\\)\\))?)*\\s+$");

  private final Graph graph;
  private final MentionSource mentions;

  EnumTags(Graph graph, MentionSource mentions) {
    this.graph = graph;
    this.mentions = mentions;
  }

  List<Definition> of(String tag) {
    List<Definition> found = new ArrayList<>();
    for (MentionSource.Candidate candidate : mentions.candidates(tag)) {
      byte[] text = candidate.text().get();
      for (Mention mention : TokenScan.scan(text, tag, Syntax.of(candidate.path()))) {
        if (defines(text, mention.offset(), mention.offset() + tag.length())) {
          found.add(definition(tag, new Place(candidate.path(), mention.line())));
        }
      }
    }
    return found;
  }

  private static boolean defines(byte[] text, int start, int end) {
    int from = Math.max(0, start - BEFORE);
    int at = end;
    while (at < text.length && text[at] <= ' ' && text[at] > 0) {
      at++;
    }
    return at < text.length
        && text[at] == '{'
        && HEAD.matcher(new String(text, from, start - from, UTF_8)).find();
  }

  private Definition definition(String tag, Place place) {
    int file = graph.fileNamed(place.path());
    return new Definition(
        Definition.Kind.ENUM,
        tag,
        place,
        file < 0 ? Condition.ALWAYS : graph.condition(graph.fileCondition(file)),
        file < 0 ? "" : graph.program(file),
        "");
  }
}
