package org.ktrail.cli.series;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ktrail.cli.output.Json;
import org.ktrail.cli.output.WrappedText;
import org.ktrail.queries.series.History;
import org.ktrail.queries.series.Revision;
import org.ktrail.queries.series.Revision.RevisionPatch;
import org.ktrail.queries.series.SeriesMail;
import org.ktrail.queries.series.chronicle.PatchSummary;

/** How {@code series list} and {@code series show} answer. */
public final class SeriesAnswer {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneOffset.UTC);

  private SeriesAnswer() {}

  public static String listText(List<History> histories) {
    WrappedText out = new WrappedText();
    for (int i = 0; i < histories.size(); i++) {
      History history = histories.get(i);
      if (i > 0) {
        out.blank();
      }
      out.heading(
          (i + 1)
              + ": "
              + history.title()
              + "  ("
              + history.author().name()
              + ", "
              + WrappedText.count(history.revisions().size(), "revision")
              + ")");
      int width = history.revisions().stream().mapToInt(r -> r.label().length()).max().orElse(0);
      for (Revision revision : history.revisions()) {
        String line =
            ("  %-" + width + "s  %s  %s")
                .formatted(revision.label(), DAY.format(revision.date()), contents(revision));
        out.hanging(line, width + 16);
      }
    }
    return out.toString();
  }

  private static String contents(Revision revision) {
    StringBuilder line = new StringBuilder("%2d ".formatted(revision.patches().size()));
    boolean single = revision.patches().size() == 1;
    line.append(single ? "patch" : "patches");
    if (!revision.missing().isEmpty()) {
      line.append(", missing ").append(numbers(revision.missing()));
    }
    revision
        .previous()
        .ifPresent(previous -> line.append(single ? "   <- " : "  <- ").append(previous));
    if (!revision.reasons().isEmpty()) {
      line.append(": ").append(reasons(revision));
    }
    return line.toString();
  }

  private static String numbers(List<Integer> numbers) {
    String first =
        numbers.stream().limit(10).map(String::valueOf).collect(Collectors.joining(", "));
    return numbers.size() > 10 ? first + " …" : first;
  }

  private static String reasons(Revision revision) {
    return revision.reasons().stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  public static String listJson(List<History> histories, List<String> complaints) {
    return Json.write(
        Json.object(
            "schema",
            "ktrail/series-list/1",
            "histories",
            Json.array(
                histories,
                h ->
                    Json.object(
                        "title", h.title(),
                        "author", h.author().name(),
                        "revisions", Json.array(h.revisions(), SeriesAnswer::revision))),
            "problems",
            Json.array(complaints, line -> line)));
  }

  private static Map<String, Object> revision(Revision r) {
    return Json.object(
        "label", r.label(),
        "aliases", Json.array(r.aliases(), alias -> alias),
        "title", r.title(),
        "date", r.date().toString(),
        "messageId", r.posting().head().mail().messageId(),
        "from", r.posting().author().toString(),
        "patches", r.patches().size(),
        "missing", Json.array(r.missing(), n -> n),
        "previous", r.previous().orElse(""),
        "reasons",
            Json.array(
                r.reasons(),
                reason -> Json.object("kind", reason.kind().name(), "detail", reason.detail())));
  }

  /**
   * @param news by the place of a patch, from 0; those of dropped patches have place 0 and come
   *     last
   */
  public static String showText(History history, Revision revision, List<PatchSummary> news) {
    WrappedText out = new WrappedText();
    out.heading(revision.label() + ": " + revision.title());
    out.heading("posted " + DAY.format(revision.date()) + " by " + revision.posting().author());
    revision
        .previous()
        .ifPresent(previous -> out.heading("after " + previous + ": " + reasons(revision)));
    if (!revision.aliases().isEmpty()) {
      out.heading("also called " + String.join(", ", revision.aliases()));
    }
    if (!revision.missing().isEmpty()) {
      out.heading("missing: " + numbers(revision.missing()));
    }
    int width = String.valueOf(revision.patches().size()).length();
    for (RevisionPatch patch : revision.patches()) {
      String from = patch.label().equals(revision.label()) ? "" : "  (of " + patch.label() + ")";
      out.hanging(
          ("  %" + width + "d  %s%s").formatted(patch.number(), patch.title(), from), width + 4);
      int index = revision.patches().indexOf(patch);
      if (index < news.size()) {
        PatchSummaryAnswer.lines(news.get(index))
            .forEach(l -> out.hanging(" ".repeat(width + 4) + l, width + 6));
      }
    }
    for (PatchSummary dropped :
        news.subList(Math.min(revision.patches().size(), news.size()), news.size())) {
      PatchSummaryAnswer.lines(dropped).forEach(l -> out.hanging("  " + l, width + 4));
    }
    return out.toString();
  }

  public static String showJson(History history, Revision revision, List<PatchSummary> news) {
    Map<String, Object> object =
        Json.object("schema", "ktrail/series-show/1", "history", history.title());
    object.putAll(revision(revision));
    List<Object> patches = new ArrayList<>();
    for (int i = 0; i < revision.patches().size(); i++) {
      Map<String, Object> patch = patch(revision.patches().get(i));
      if (i < news.size()) {
        patch.put("since", PatchSummaryAnswer.json(news.get(i)));
      }
      patches.add(patch);
    }
    object.put("patches", patches);
    int shown = Math.min(revision.patches().size(), news.size());
    object.put("dropped", Json.array(news.subList(shown, news.size()), PatchSummaryAnswer::json));
    return Json.write(object);
  }

  private static Map<String, Object> patch(RevisionPatch patch) {
    SeriesMail mail = patch.patch();
    return Json.object(
        "number", patch.number(),
        "title", patch.title(),
        "messageId", mail.mail().messageId(),
        "position", mail.mail().position(),
        "author", mail.mail().author().toString(),
        "date", mail.date().toString(),
        "label", patch.label());
  }
}
