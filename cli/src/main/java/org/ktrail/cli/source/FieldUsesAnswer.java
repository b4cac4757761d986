package org.ktrail.cli.source;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.ktrail.cli.output.Json;
import org.ktrail.cli.output.Rest;
import org.ktrail.cli.output.WrappedText;
import org.ktrail.queries.graph.Place;
import org.ktrail.queries.members.FieldUse;
import org.ktrail.queries.members.FieldUses;

/** How {@code reads} and {@code writes} answer. */
final class FieldUsesAnswer {
  private final FieldUses found;
  private final boolean writes;
  private final Predicate<FieldUse> surely;
  private final Predicate<FieldUse> perhaps;

  private final boolean untyped;

  /**
   * @param writes whether what writes is told, or what reads
   * @param untyped whether places of which no type is known are told in text, or their number
   */
  FieldUsesAnswer(FieldUses found, boolean writes, boolean untyped) {
    this.found = found;
    this.writes = writes;
    this.untyped = untyped;
    surely = writes ? u -> u.effect().writes() : u -> u.effect().reads();
    perhaps = u -> u.effect().open() && !surely.test(u);
  }

  boolean isEmpty() {
    return sure().isEmpty() && possible().isEmpty() && unknown().isEmpty();
  }

  private List<FieldUse> sure() {
    return found.uses().stream().filter(surely).toList();
  }

  private List<FieldUse> possible() {
    return found.uses().stream().filter(perhaps).toList();
  }

  private List<FieldUse> unknown() {
    return found.unknown().stream().filter(surely.or(perhaps)).toList();
  }

  private String act() {
    return writes ? "write" : "read";
  }

  /**
   * @param limit lines of each part
   */
  String text(int limit) {
    WrappedText out = new WrappedText();
    String name = found.record() + "." + found.member();
    out.heading(name + declared());
    part(out, WrappedText.count(sure().size(), act()), sure(), limit);
    if (!possible().isEmpty()) {
      String may = writes ? "may be written" : "may be read";
      part(out, possible().size() + " where its address is handed on, " + may, possible(), limit);
    }
    if (!unknown().isEmpty()) {
      String heading = unknown().size() + " by name only, of what has no known type";
      if (untyped) {
        part(out, heading, unknown(), limit);
      } else {
        out.heading("  " + heading + " (--unknown lists them)");
      }
    }
    out.heading(
        WrappedText.count(found.others(), "use")
            + " of members of this name of other records left out");
    return out.toString();
  }

  private String declared() {
    if (found.declared().isEmpty()) {
      return "";
    }
    List<String> places = found.declared().stream().limit(4).map(Place::toString).toList();
    return " ("
        + String.join(", ", places)
        + (places.size() < found.declared().size() ? ", …" : "")
        + ")";
  }

  private void part(WrappedText out, String heading, List<FieldUse> uses, int limit) {
    out.heading("  " + heading + (uses.isEmpty() ? "" : ":"));
    int left = new Rest(limit).each(uses, u -> line(out, u));
    if (left > 0) {
      out.heading(Rest.of(uses.size() - left, uses.size(), "places"));
    }
  }

  private void line(WrappedText out, FieldUse u) {
    String of = found.declared().size() > 1 && u.declared().line() > 0 ? "of " + u.declared() : "";
    out.at(
        u.place(),
        u.enclosing().isEmpty() ? "file scope" : u.enclosing(),
        u.how() + (u.through().isEmpty() ? "" : " by " + u.through()),
        u.grade().toString(),
        u.text(),
        of,
        WrappedText.condition(u.condition()));
  }

  Map<String, Object> json(int limit) {
    return Json.object(
        "record",
        found.record(),
        "member",
        found.member(),
        "declared",
        Json.array(found.declared(), Json::place),
        "total",
        sure().size(),
        act() + "s",
        uses(sure(), limit),
        "perhaps",
        uses(possible(), limit),
        "unknown",
        uses(unknown(), limit),
        "others",
        found.others(),
        "unevaluated",
        found.unevaluated());
  }

  private static List<Object> uses(List<FieldUse> uses, int limit) {
    return Json.array(uses.stream().limit(limit).toList(), FieldUsesAnswer::use);
  }

  static Object use(FieldUse u) {
    return Json.object(
        "file", u.place().path(),
        "line", u.place().line(),
        "enclosing", u.enclosing(),
        "how", u.how().toString(),
        "through", u.through(),
        "grade", u.grade().toString(),
        "reads", u.effect().reads(),
        "writes", u.effect().writes(),
        "open", u.effect().open(),
        "expression", u.expression(),
        "text", u.text(),
        "declared", u.declared().line() == 0 ? Json.object() : Json.place(u.declared()),
        "condition", u.condition().toString());
  }
}
