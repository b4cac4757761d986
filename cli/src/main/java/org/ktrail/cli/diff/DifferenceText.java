package org.ktrail.cli.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ktrail.cli.output.WrappedText;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.graph.Place;
import org.ktrail.queries.series.change.Fact;
import org.ktrail.queries.series.compare.ChangeOrigin;
import org.ktrail.queries.series.compare.Difference;
import org.ktrail.queries.series.compare.StatedFact;

/** The words for differences, in text and on pages. */
final class DifferenceText {
  private static final int LONG = 70;

  private DifferenceText() {}

  static Place place(Difference difference) {
    return new Place(difference.item().path(), difference.fact().line());
  }

  static String sign(Difference difference) {
    return switch (difference.kind()) {
      case GAINED -> "+";
      case LOST -> "-";
      case ALTERED, BODY, MOVED, RENAMED -> "~";
    };
  }

  /** {@code f calls g(x)}. */
  static String subject(Difference difference) {
    return what(difference.item());
  }

  /** How it was, where both have it; otherwise "". */
  static String before(Difference difference) {
    return switch (difference.kind()) {
      case GAINED, LOST -> "";
      case BODY -> "other body";
      case MOVED ->
          "was in "
              + old(difference).path()
              + (hasOtherBody(old(difference), difference.item()) ? "; other body" : "");
      case RENAMED -> "was " + old(difference).fact().name();
      case ALTERED -> altered(old(difference), difference.item());
    };
  }

  private static StatedFact old(Difference difference) {
    return difference.before().orElseThrow();
  }

  private static String what(StatedFact item) {
    return switch (item.fact()) {
      case Fact.Function f -> "function " + (item.isCut() ? f.name() : f.details());
      case Fact.Prototype p -> "prototype " + p.details();
      case Fact.Export e -> e.macro() + "(" + e.name() + ")";
      case Fact.Macro m ->
          "macro " + m.name() + (m.replacement().isEmpty() ? "" : " = " + cut(m.replacement()));
      case Fact.EnumConstant e -> "constant " + e.name();
      case Fact.Global g -> "variable " + g.name() + " of type " + g.details();
      case Fact.Typedef t -> "typedef " + t.name() + " = " + t.type();
      case Fact.Record r -> r.name();
      case Fact.Member m -> "member " + m.record() + "." + m.name() + " of type " + m.type();
      case Fact.Call c -> c.caller() + " calls " + callee(c) + "(" + cut(c.details()) + ")";
      case Fact.Registration r ->
          (r.record().isEmpty() ? "" : r.record())
              + "."
              + r.member()
              + " = "
              + r.name()
              + (r.holder().isEmpty() ? "" : " in " + r.holder())
              + (r.function().isEmpty() ? "" : ", by " + r.function());
      case Fact.Mention m -> m.function() + " uses " + m.name();
    };
  }

  private static String callee(Fact.Call call) {
    return switch (call.shape()) {
      case NAME -> call.name();
      case MEMBER ->
          call.receiver()
              + "->"
              + call.name()
              + (call.record().isEmpty() ? "" : " [" + call.record() + "." + call.name() + "]");
      case OTHER -> "a pointer, " + call.name();
    };
  }

  private static String altered(StatedFact was, StatedFact is) {
    List<String> changes = new ArrayList<>();
    if (!was.path().equals(is.path())) {
      changes.add("was in " + was.path());
    }
    if (!was.fact().details().equals(is.fact().details())) {
      String old = cut(was.fact().details());
      changes.add(is.fact() instanceof Fact.Call ? "was (" + old + ")" : "was " + old);
    }
    if (!was.fact().condition().equals(is.fact().condition())) {
      String old = WrappedText.condition(was.fact().condition());
      changes.add(old.isEmpty() ? "was always there" : "was there " + old);
    }
    if (!was.controls().equals(is.controls())) {
      changes.add("was " + (was.controls().isEmpty() ? "not under it" : controls(was)));
    }
    if (hasOtherBody(was, is)) {
      changes.add("other body");
    }
    return String.join("; ", changes);
  }

  private static boolean hasOtherBody(StatedFact was, StatedFact is) {
    return is.fact() instanceof Fact.Function && !was.body().equals(is.body());
  }

  /** What a call stands in. */
  static String controls(StatedFact item) {
    return item.controls().isEmpty() ? "" : "under " + String.join(", ", item.controls());
  }

  static String condition(Difference difference) {
    Condition condition = difference.fact().condition();
    return WrappedText.condition(condition);
  }

  /**
   * {@code v13 1/1 hunk 4}; where the newer revision has no part in it, what the older one did and
   * it does not.
   */
  static String origin(Difference difference) {
    Optional<ChangeOrigin> is = difference.is();
    Optional<ChangeOrigin> was = difference.was();
    boolean lost = difference.kind() == Difference.Kind.LOST;
    return is.map(DifferenceText::name)
        .or(() -> was.map(o -> (lost ? "only by " : "as before ") + name(o)))
        .map(o -> "[" + o + "]")
        .orElse("");
  }

  static String name(ChangeOrigin origin) {
    String patch =
        origin.mail().isEmpty()
            ? origin.label()
            : origin.label() + " " + origin.patch() + "/" + origin.patches();
    return origin.hunk() == 0 ? patch : patch + " hunk " + origin.hunk();
  }

  private static String cut(String text) {
    return text.length() <= LONG
        ? text
        : text.substring(0, LONG / 2) + " … " + text.substring(text.length() - LONG / 3);
  }
}
