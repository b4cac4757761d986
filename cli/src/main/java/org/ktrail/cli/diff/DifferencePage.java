package org.ktrail.cli.diff;

import java.util.List;
import java.util.Optional;
import org.ktrail.cli.output.Html;
import org.ktrail.cli.output.WrappedText;
import org.ktrail.queries.series.chronicle.HistoryTable;
import org.ktrail.queries.series.compare.Difference;
import org.ktrail.queries.series.compare.RevisionDifference;
import org.ktrail.queries.series.compare.RevisionDifference.FilePart;
import org.ktrail.queries.series.compare.RevisionDifference.Paired;
import org.ktrail.queries.series.compare.RevisionDifference.Reached;
import org.ktrail.queries.series.compare.RevisionDifference.Routes;
import org.ktrail.queries.series.compare.RevisionDifference.Side;
import org.ktrail.queries.series.compare.RevisionDifference.UnchangedCaller;
import org.ktrail.queries.series.compare.Sort;

/**
 * Differences as one page of HTML that needs nothing else: no script, no font, no picture from
 * elsewhere, so that it can be sent by mail and opened without a network.
 */
public final class DifferencePage {
  private final Html out = new Html();

  private DifferencePage() {}

  /**
   * @param history of the series, if the revisions are of one
   */
  public static String html(RevisionDifference difference, Optional<HistoryTable> history) {
    DifferencePage page = new DifferencePage();
    page.write(difference, history);
    return page.out.toString();
  }

  private void write(RevisionDifference difference, Optional<HistoryTable> history) {
    String before = difference.before().label();
    String after = difference.after().label();
    String title = history.map(h -> h.title() + ": ").orElse("") + before + " → " + after;
    Html.begin(out, title, "difference.css");
    side(difference.before());
    side(difference.after());
    if (difference.isSame()) {
      out.element("p", "No difference.");
    }
    history.ifPresent(h -> HistoryPart.table(out, h, before, after));
    if (!difference.patches().isEmpty()) {
      patches(difference);
    }
    for (Sort sort : Sort.values()) {
      sort(difference, sort);
    }
    unchangedCallers(difference.unchangedCallers());
    difference.reached().forEach(this::reached);
    for (Routes routes : difference.routes()) {
      out.element("h2", "Path " + routes.query().from() + " → " + routes.query().to());
      out.raw("<div class=\"wide\">\n");
      RoutePicture.draw(out, before, after, routes.before(), routes.after());
      out.raw("</div>\n");
    }
    history.ifPresent(h -> HistoryPart.details(out, h));
    Html.end(out);
  }

  private void side(Side side) {
    String patches =
        side.patches().isEmpty() ? "" : ": " + WrappedText.count(side.patches().size(), "patch");
    String on =
        side.base().isEmpty() || side.base().equals(side.label()) ? "" : " on " + side.base();
    out.element("p", side.label() + patches + on);
    side.notes().forEach(note -> out.element("p", "dim", note));
  }

  private void patches(RevisionDifference difference) {
    out.element("h2", "Patches").raw("<div class=\"wide\"><table>\n");
    out.raw("<tr><th></th>");
    out.element("th", difference.before().label()).element("th", difference.after().label());
    out.raw("<th>what differs</th></tr>\n");
    for (Paired paired : difference.patches()) {
      String fate = paired.pair().fate().toString();
      out.raw("<tr><td>").element("span", "fate " + fate, fate).raw("</td>");
      titles(paired.pair().before(), paired.before());
      titles(paired.pair().after(), paired.after());
      out.raw("<td>");
      paired.pair().remarks().forEach(r -> out.element("div", r));
      paired
          .pair()
          .files()
          .forEach(f ->
              out.element("div", "code", "%s +%d −%d".formatted(f.path(), f.added(), f.removed())));
      out.raw("</td></tr>\n");
    }
    out.raw("</table></div>\n");
  }

  private void titles(List<Integer> places, List<String> titles) {
    out.raw("<td>");
    for (int i = 0; i < places.size(); i++) {
      out.element("div", places.get(i) + "  " + titles.get(i));
    }
    out.raw("</td>");
  }

  private void sort(RevisionDifference difference, Sort sort) {
    boolean headed = false;
    for (FilePart file : difference.files()) {
      List<Difference> own =
          file.differences().stream().filter(d -> Sort.of(d.fact()) == sort).toList();
      if (own.isEmpty()) {
        continue;
      }
      if (!headed) {
        String name = sort.toString();
        out.element("h2", Character.toUpperCase(name.charAt(0)) + name.substring(1));
        headed = true;
      }
      out.raw("<h3>").element("code", file.path());
      DifferenceAnswer.presence(file)
          .ifPresent(p -> out.element("span", "dim", p.substring(file.path().length())));
      out.raw("</h3>\n<div class=\"wide\"><table class=\"facts\">\n");
      own.forEach(this::row);
      out.raw("</table></div>\n");
    }
  }

  private void row(Difference difference) {
    String sign = DifferenceText.sign(difference);
    String style = sign.equals("+") ? "plus" : sign.equals("-") ? "minus" : "tilde";
    out.raw("<tr>").element("td", style, sign.equals("-") ? "−" : sign);
    out.element("td", "by", String.valueOf(difference.fact().line()));
    out.raw("<td>").text(DifferenceText.subject(difference));
    for (String note :
        List.of(
            DifferenceText.controls(difference.item()),
            DifferenceText.before(difference),
            DifferenceText.condition(difference))) {
      if (!note.isEmpty()) {
        out.element("span", "note", note);
      }
    }
    out.raw("</td>").element("td", "by", DifferenceText.origin(difference)).raw("</tr>\n");
  }

  private void unchangedCallers(List<UnchangedCaller> callers) {
    if (callers.isEmpty()) {
      return;
    }
    out.element("h2", "Callers of a changed signature, themselves not changed");
    out.raw("<table class=\"facts\">\n");
    for (UnchangedCaller c : callers) {
      out.raw("<tr>").element("td", c.place().toString()).element("td", c.caller());
      out.element("td", c.function().signature());
      out.element("td", "passes " + c.arguments() + " of " + c.parameters()).raw("</tr>\n");
    }
    out.raw("</table>\n");
  }

  private void reached(Reached reached) {
    out.element("h2", "New functions reached from " + reached.entry());
    out.raw("<table class=\"facts\">\n");
    for (Reached.New f : reached.functions()) {
      out.raw("<tr>").element("td", f.path() + ":" + f.line()).element("td", f.name());
      out.element("td", WrappedText.count(f.hops(), "hop")).raw("</tr>\n");
    }
    out.raw("</table>\n");
    if (!reached.unreached().isEmpty()) {
      out.element("p", "dim", "not reached: " + String.join(", ", reached.unreached()));
    }
  }
}
