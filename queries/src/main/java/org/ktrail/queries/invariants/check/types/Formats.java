package org.ktrail.queries.invariants.check.types;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.check.Check;
import org.ktrail.queries.invariants.check.Subject;
import org.ktrail.queries.invariants.code.MacroTexts;
import org.ktrail.queries.invariants.types.Conversions;
import org.ktrail.queries.invariants.types.NumberTypes;

/** Arguments of another width than their conversion in a format has on some architecture. */
public final class Formats implements Check {
  @Override
  public void check(Subject s, Consumer<Breach> found) {
    for (Step step : s.flow.calls()) {
      Expression.Call call = ((Event.Call) step.event()).call();
      if (takesNoList(s, call.name())) {
        continue;
      }
      List<Expression> arguments = call.arguments();
      for (int i = 0; i < arguments.size(); i++) {
        if (arguments.get(i) instanceof Expression.Literal l && l.text().contains("%")) {
          format(s, step, call, i, l.text(), found);
          break;
        }
      }
    }
  }

  /** A macro of the file whose parameters all have names: what it is given, it uses one by one. */
  private static boolean takesNoList(Subject s, String name) {
    List<MacroTexts.Macro> macros =
        name.isEmpty() ? List.of() : s.code.macrosOf(s.flow.file(), name);
    return !macros.isEmpty()
        && macros.stream()
            .allMatch(m ->
                !m.parameters().isEmpty()
                    && m.parameters().stream().noneMatch(p -> p.endsWith("...")));
  }

  /** A conversion: its length and letter; a {@code *} is an argument of its own, without either. */
  private record Conversion(String length, String letter) {}

  private static void format(
      Subject s, Step step, Expression.Call call, int at, String text, Consumer<Breach> found) {
    List<Conversion> conversions = new ArrayList<>();
    for (Conversions.Conversion c : Conversions.of(Conversions.joined(text))) {
      if (!c.isPercent()) {
        conversions.addAll(Collections.nCopies(c.stars(), new Conversion("", "")));
        conversions.add(new Conversion(c.length(), c.letter()));
      }
    }
    if (conversions.isEmpty() || call.arguments().size() - at - 1 != conversions.size()) {
      return; // no format, or one that is not printed
    }
    for (int i = 0; i < conversions.size(); i++) {
      argument(s, step, call.arguments().get(at + 1 + i), conversions.get(i), found);
    }
  }

  private static void argument(
      Subject s, Step step, Expression argument, Conversion c, Consumer<Breach> found) {
    if (!c.letter().matches("[diuxX]")) {
      return;
    }
    String type = new ValueTypes(s).of(argument);
    Optional<String> is = NumberTypes.length(type);
    boolean fits =
        is.isPresent()
            ? is.get().equals(c.length().equals("q") || c.length().equals("L") ? "ll" : c.length())
                // What is narrower than int is handed as an int.
                || is.get().startsWith("h") && c.length().matches("|hh?")
                || is.get().isEmpty() && c.length().startsWith("h")
            : !NumberTypes.isAddress(type);
    if (!fits && !BitFields.mayBe(argument, s)) {
      String wants =
          is.isPresent() ? "%" + is.get() + c.letter() : type.startsWith("dma") ? "%pad" : "%pa";
      found.accept(
          s.breach(
                  "format-mismatch",
                  step.line(),
                  argument.text(),
                  "%%%s%s is given %s, which is %s: %s"
                      .formatted(c.length(), c.letter(), argument.text(), type, wants),
                  s.way(step.line(), argument.text()))
              .on(differs(is.orElse(""), NumberTypes.isAddress(type), c.length())));
    }
  }

  /** The machines on which a conversion differs from what it is given, if not on all. */
  private static Breach.Width differs(String is, boolean address, String length) {
    boolean size = is.matches("[zt]");
    return switch (length) {
      case "" -> size || address ? Breach.Width.BITS_64 : Breach.Width.ANY;
      case "l" -> size ? Breach.Width.BITS_32 : Breach.Width.ANY;
      case "ll" -> address ? Breach.Width.BITS_32 : Breach.Width.ANY;
      default -> Breach.Width.ANY;
    };
  }
}
