package org.ktrail.cli.navigate;

import java.util.List;
import java.util.Map;
import org.ktrail.cli.drawing.Picture;
import org.ktrail.cli.drawing.Stroke;
import org.ktrail.cli.output.Json;
import org.ktrail.cli.output.Rest;
import org.ktrail.cli.output.SharedJson;
import org.ktrail.cli.output.WrappedText;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.calls.Call;
import org.ktrail.queries.calls.Callees;
import org.ktrail.queries.calls.Callees.Callee;
import org.ktrail.queries.calls.Callees.Root;
import org.ktrail.queries.calls.Callees.Step;
import org.ktrail.queries.calls.Callees.Target;
import org.ktrail.queries.calls.SlotCopy;
import org.ktrail.queries.calls.Symbol;

/** How {@code callees} answers. */
public final class CalleesAnswer {
  private CalleesAnswer() {}

  /**
   * @param limit calls that are told, those near the root first
   */
  public static String text(Callees callees, int limit) {
    WrappedText out = new WrappedText();
    ToldSteps told = ToldSteps.of(callees, limit);
    for (Root root : callees.roots()) {
      Symbol f = root.function();
      out.at(f.place(), f.kindText() + " " + f.name(), WrappedText.condition(f.condition()));
      steps(out, told, root.steps(), "  ", f.condition());
      if (root.steps().isEmpty()) {
        out.heading("calls nothing");
      }
    }
    if (told.shown() < told.total()) {
      out.heading(Rest.of(told.shown(), told.total(), "calls"));
    }
    return out.toString();
  }

  /**
   * @param given the condition of the function asked for, which is not told again
   */
  private static void steps(
      WrappedText out, ToldSteps told, List<Step> steps, String indent, Condition given) {
    for (Step step : steps) {
      if (!told.has(step)) {
        continue;
      }
      Call call = step.call();
      switch (step.callee()) {
        case Callee.Known known -> {
          String note = known.repeated() ? "(see above)" : others(step);
          String variant = hasTwin(step, known, steps) ? " at " + known.function().place() : "";
          line(out, call, given, indent + known.function().name() + variant, note);
          steps(out, told, known.steps(), indent + "  ", given);
        }
        case Callee.Slot slot -> {
          line(out, call, given, indent + "(" + slot.title() + ")", targets(slot));
          slot.shown().forEach(target -> target(out, target, indent + "  "));
          int more = slot.targets() - slot.shown().size();
          if (more > 0 && !slot.byName()) {
            out.at(call.site(), indent + "  and " + more + " more (--all lists them)");
          }
        }
        case Callee.Unknown unknown -> line(out, call, given, indent + "?", "");
      }
    }
  }

  private static String others(Step step) {
    return step.others() == 0
        ? ""
        : step.others() == 1
            ? "1 other architecture (--all)"
            : step.others() + " other architectures (--all)";
  }

  /** Whether the site calls another function of this name too, under another condition. */
  private static boolean hasTwin(Step step, Callee.Known known, List<Step> steps) {
    return steps.stream()
        .filter(other -> other.call().site().equals(step.call().site()))
        .anyMatch(other ->
            other.callee() instanceof Callee.Known twin
                && twin.function().name().equals(known.function().name())
                && !twin.function().equals(known.function()));
  }

  private static String targets(Callee.Slot slot) {
    String count = WrappedText.count(slot.targets(), "target");
    return !slot.byName()
        ? count
        : count + " by name" + (slot.shown().isEmpty() ? " (--all lists them)" : "");
  }

  private static void line(WrappedText out, Call call, Condition given, String name, String note) {
    out.at(
        call.site(),
        name,
        SharedJson.proof(call),
        note,
        SharedJson.macros(call),
        SharedJson.written(call),
        SharedJson.remarks(call),
        WrappedText.condition(call.condition(), given));
  }

  private static void target(WrappedText out, Target target, String indent) {
    String holder = target.registration().holder();
    String slot = target.registration().slot();
    List<SlotCopy> flows = target.flows();
    out.at(
        target.registration().place(),
        indent + "-> " + target.function().name(),
        target.registration().grade().toString(),
        holder.isEmpty() ? "" : "in " + holder,
        flows.isEmpty() ? "" : "from " + slot + " by " + flows.getLast().place(),
        WrappedText.condition(target.registration().condition()));
  }

  /**
   * @param limit calls in it, those near the root first
   */
  public static Map<String, Object> json(Callees callees, int limit) {
    ToldSteps told = ToldSteps.of(callees, limit);
    return Json.object(
        "total",
        told.total(),
        "functions",
        Json.array(
            callees.roots(),
            root ->
                Json.object(
                    "function", SharedJson.symbol(root.function()),
                    "calls", steps(root.steps(), told))));
  }

  private static Object steps(List<Step> steps, ToldSteps told) {
    return Json.array(steps.stream().filter(told::has).toList(), step -> step(step, told));
  }

  private static Object step(Step step, ToldSteps told) {
    Map<String, Object> json = SharedJson.call(step.call());
    json.put("other_architectures", step.others());
    switch (step.callee()) {
      case Callee.Known known -> {
        json.put("callee", SharedJson.symbol(known.function()));
        json.put("repeated", known.repeated());
        json.put("calls", steps(known.steps(), told));
      }
      case Callee.Slot slot -> {
        json.put("slot", slot.title());
        json.put("declared", Json.place(slot.declared()));
        json.put("by_name", slot.byName());
        json.put("target_count", slot.targets());
        json.put("targets", Json.array(slot.shown(), CalleesAnswer::targetJson));
      }
      case Callee.Unknown unknown -> json.put("unknown", true);
    }
    return json;
  }

  private static Object targetJson(Target target) {
    return Json.object(
        "function", SharedJson.symbol(target.function()),
        "registration", SharedJson.registration(target.registration()),
        "flows", SharedJson.flows(target.flows()));
  }

  /** Adds what is known of one name to a picture. */
  public static void draw(Picture picture, Callees callees) {
    callees.roots().forEach(root -> draw(picture, picture.box(root.function()), root.steps()));
  }

  private static void draw(Picture picture, Picture.Box from, List<Step> steps) {
    for (Step step : steps) {
      Call call = step.call();
      String macros = SharedJson.macros(call);
      Stroke stroke = CallersAnswer.stroke(call);
      switch (step.callee()) {
        case Callee.Known known -> {
          Picture.Box to = picture.box(known.function());
          picture.arrow(from, to, stroke, call.site(), macros);
          draw(picture, to, known.steps());
        }
        case Callee.Slot slot -> {
          Picture.Box to = picture.slot(slot.title());
          picture.arrow(from, to, stroke, call.site(), macros);
          for (Target target : slot.shown()) {
            Picture.Box held = picture.box(target.function());
            picture.arrow(to, held, Stroke.HELD, target.registration().place(), "");
          }
        }
        case Callee.Unknown unknown -> {
          Picture.Box to = picture.slot("? " + call.text());
          picture.arrow(from, to, Stroke.UNKNOWN, call.site(), macros);
        }
      }
    }
  }
}
