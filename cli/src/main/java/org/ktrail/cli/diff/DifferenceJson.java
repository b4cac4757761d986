package org.ktrail.cli.diff;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ktrail.cli.output.Json;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.paths.PathResult;
import org.ktrail.queries.series.change.Fact;
import org.ktrail.queries.series.compare.ChangeOrigin;
import org.ktrail.queries.series.compare.Difference;
import org.ktrail.queries.series.compare.RevisionDifference;
import org.ktrail.queries.series.compare.RevisionDifference.FilePart;
import org.ktrail.queries.series.compare.RevisionDifference.Paired;
import org.ktrail.queries.series.compare.RevisionDifference.Side;
import org.ktrail.queries.series.compare.Sort;
import org.ktrail.queries.series.compare.StatedFact;

/** The JSON of {@code series diff} and {@code diff}; {@code docs/commands.md} describes it. */
final class DifferenceJson {
  private DifferenceJson() {}

  static String write(RevisionDifference difference) {
    return Json.write(
        Json.object(
            "schema", "ktrail/series-diff/1",
            "same", difference.isSame(),
            "before", side(difference.before()),
            "after", side(difference.after()),
            "patches", Json.array(difference.patches(), DifferenceJson::paired),
            "files", Json.array(difference.files(), DifferenceJson::file),
            "unchanged_callers",
                Json.array(
                    difference.unchangedCallers(),
                    c ->
                        Json.object(
                            "function", c.function().name(),
                            "signature", c.function().signature(),
                            "caller", c.caller(),
                            "file", c.place().path(),
                            "line", c.place().line(),
                            "arguments", c.arguments(),
                            "parameters", c.parameters())),
            "reached",
                Json.array(
                    difference.reached(),
                    r ->
                        Json.object(
                            "entry", r.entry(),
                            "functions",
                                Json.array(
                                    r.functions(),
                                    f ->
                                        Json.object(
                                            "name", f.name(),
                                            "file", f.path(),
                                            "line", f.line(),
                                            "hops", f.hops())),
                            "unreached", r.unreached())),
            "paths",
                Json.array(
                    difference.routes(),
                    r ->
                        Json.object(
                            "from", r.query().from(),
                            "to", r.query().to(),
                            "before", path(r.before()),
                            "after", path(r.after())))));
  }

  private static Object side(Side side) {
    return Json.object(
        "label", side.label(),
        "base", side.base(),
        "patches", side.patches(),
        "notes", side.notes());
  }

  private static Object paired(Paired paired) {
    return Json.object(
        "fate", paired.pair().fate().toString(),
        "before", paired.pair().before(),
        "after", paired.pair().after(),
        "likeness", Math.round(paired.pair().likeness() * 100) / 100.0,
        "titles_before", paired.before(),
        "titles_after", paired.after(),
        "remarks", paired.pair().remarks(),
        "files",
            Json.array(
                paired.pair().files(),
                f -> Json.object("file", f.path(), "added", f.added(), "removed", f.removed())));
  }

  private static Object file(FilePart file) {
    return Json.object(
        "file", file.path(),
        "built_before", condition(file.before()),
        "built_after", condition(file.after()),
        "differences", Json.array(file.differences(), DifferenceJson::difference));
  }

  /** {@code ""} where it is not known. */
  private static String condition(Optional<Condition> condition) {
    return condition.map(Condition::toString).orElse("");
  }

  private static Object difference(Difference difference) {
    return Json.object(
        "kind", difference.kind().name().toLowerCase(Locale.ROOT),
        "sort", Sort.of(difference.fact()).toString(),
        "what", difference.fact().getClass().getSimpleName().toLowerCase(Locale.ROOT),
        "name", difference.fact().name(),
        "text", DifferenceText.subject(difference),
        "was", DifferenceText.before(difference),
        "before", list(difference.before().map(DifferenceJson::item)),
        "after", list(difference.after().map(DifferenceJson::item)),
        "by", DifferenceText.origin(difference),
        "origin_before", list(difference.was().map(DifferenceJson::origin)),
        "origin_after", list(difference.is().map(DifferenceJson::origin)));
  }

  private static List<Object> list(Optional<Object> one) {
    return one.stream().toList();
  }

  private static Object item(StatedFact item) {
    return Json.object(
        "file", item.path(),
        "line", item.fact().line(),
        "in", in(item.fact()),
        "details", item.fact().details(),
        "controls", item.controls(),
        "condition", item.fact().condition().toString());
  }

  private static String in(Fact fact) {
    return switch (fact) {
      case Fact.Call c -> c.caller();
      case Fact.Registration r -> r.function();
      case Fact.Mention m -> m.function();
      case Fact.Function f -> "";
      case Fact.Prototype p -> "";
      case Fact.Export e -> "";
      case Fact.Macro m -> "";
      case Fact.EnumConstant e -> "";
      case Fact.Global g -> "";
      case Fact.Typedef t -> "";
      case Fact.Record r -> "";
      case Fact.Member m -> m.record();
    };
  }

  private static Object origin(ChangeOrigin origin) {
    return Json.object(
        "revision", origin.label(),
        "patch", origin.patch(),
        "patches", origin.patches(),
        "file", origin.path(),
        "hunk", origin.hunk(),
        "mail", origin.mail(),
        "mail_line", origin.mailLine());
  }

  private static Object path(PathResult result) {
    return Json.object(
        "outcome", DifferenceAnswer.outcome(result),
        "hops", Json.array(SideBySide.stops(result), SideBySide.Stop::text));
  }
}
