package org.ktrail.cli.navigate;

import java.util.List;
import java.util.Map;
import org.ktrail.cli.drawing.Picture;
import org.ktrail.cli.drawing.Stroke;
import org.ktrail.cli.output.Directories;
import org.ktrail.cli.output.Json;
import org.ktrail.cli.output.Rest;
import org.ktrail.cli.output.SharedJson;
import org.ktrail.cli.output.WrappedText;
import org.ktrail.queries.calls.Call;
import org.ktrail.queries.calls.Callers;
import org.ktrail.queries.calls.Callers.Ending;
import org.ktrail.queries.calls.Callers.Route;
import org.ktrail.queries.calls.Callers.Through;
import org.ktrail.queries.calls.Registration;
import org.ktrail.queries.calls.SlotCopy;
import org.ktrail.queries.calls.Symbol;
import org.ktrail.queries.graph.Place;

/** How {@code callers} answers. */
public final class CallersAnswer {
  /** Calls through one slot that are told unless all are asked for. */
  private static final int SHOWN = 20;

  /** Slots that content gets into that are told unless all are asked for. */
  private static final int ROUTES = 20;

  private CallersAnswer() {}

  /**
   * @param all tell every call through slots, those known by member name only too
   * @param limit direct calls that are told, and lines about slots
   */
  public static String text(Callers callers, boolean all, int limit) {
    WrappedText out = new WrappedText();
    callers
        .functions()
        .forEach(f ->
            out.at(f.place(), f.kindText() + " " + f.name(), WrappedText.condition(f.condition())));
    direct(out, callers.direct(), limit);
    endings(out, callers.endings(), limit);
    Rest rest = new Rest(limit);
    int told = 0;
    for (Through through : callers.indirect()) {
      if (rest.isUsedUp()) {
        break;
      }
      told++;
      through(out, through, all, rest);
    }
    if (told < callers.indirect().size()) {
      out.blank().heading(Rest.of(told, callers.indirect().size(), "slots that it is put into"));
    }
    byName(out, callers.byName(), all, rest);
    return out.toString();
  }

  private static void direct(WrappedText out, List<Call> calls, int limit) {
    out.heading(WrappedText.count(calls.size(), "direct call"));
    int left = new Rest(limit).each(calls, call -> call(out, call));
    if (left > 0) {
      out.heading(
          Rest.of(calls.size() - left, calls.size(), "direct calls")
              + "; --in PATH narrows: "
              + Directories.of(calls.stream().map(Call::site).toList()));
    }
  }

  private static void endings(WrappedText out, List<Ending> endings, int limit) {
    if (endings.isEmpty()) {
      return;
    }
    out.blank()
        .heading("by cleanup, at " + WrappedText.count(endings.size(), "end") + " of scopes");
    int left = new Rest(limit).each(endings, e -> ending(out, e));
    if (left > 0) {
      out.heading(Rest.of(endings.size() - left, endings.size(), "ends of scopes"));
    }
  }

  private static void ending(WrappedText out, Ending ending) {
    Call call = ending.call();
    out.at(
        call.site(),
        call.caller().name(),
        SharedJson.proof(call),
        "through " + String.join(" > ", ending.through().stream().map(Symbol::name).toList()),
        WrappedText.condition(call.condition()));
  }

  private static void through(WrappedText out, Through through, boolean all, Rest rest) {
    out.blank().heading("through " + through.slot() + declared(through));
    int left = rest.each(through.registrations(), r -> registration(out, r));
    if (left > 0) {
      int n = through.registrations().size();
      out.heading(Rest.of(n - left, n, "places that put it there"));
    }
    if (through.routes().isEmpty()) {
      out.heading("no call through it is known");
    }
    int shown = all ? through.routes().size() : Math.min(ROUTES, through.routes().size());
    int told = 0;
    for (Route route : through.routes().subList(0, shown)) {
      if (rest.isUsedUp()) {
        break;
      }
      told++;
      route(out, through, route, all, rest);
    }
    if (told < shown) {
      out.heading(Rest.of(told, through.routes().size(), "slots that it gets into"));
    } else if (shown < through.routes().size()) {
      int more = through.routes().size() - shown;
      out.heading("and through " + WrappedText.count(more, "more slot") + " (--all lists them)");
    }
  }

  private static void byName(WrappedText out, List<Call> calls, boolean all, Rest rest) {
    if (calls.isEmpty()) {
      return;
    }
    out.blank();
    String what = " through a member of this name of an unknown record";
    out.heading(
        WrappedText.count(calls.size(), "call") + what + (all ? ":" : " (--all lists them)"));
    if (all) {
      int left = rest.each(calls, call -> call(out, call));
      if (left > 0) {
        out.heading(Rest.of(calls.size() - left, calls.size(), "calls"));
      }
    }
  }

  private static String declared(Through through) {
    return through.declared().path().isEmpty() ? "" : " (" + through.declared() + ")";
  }

  private static void registration(WrappedText out, Registration r) {
    String holder = r.holder().isEmpty() ? "" : " in " + r.holder();
    out.at(
        r.place(),
        "registers " + r.function().name() + holder,
        r.grade().toString(),
        WrappedText.condition(r.condition()));
  }

  private static void route(WrappedText out, Through through, Route route, boolean all, Rest rest) {
    if (!route.slot().equals(through.slot())) {
      out.heading("which gets into " + route.slot());
      for (SlotCopy flow : route.flows()) {
        out.at(
            flow.place(),
            "copies " + flow.source() + " to " + flow.target(),
            WrappedText.condition(flow.condition()));
      }
    }
    List<Call> calls = route.calls();
    int shown = all ? calls.size() : Math.min(SHOWN, calls.size());
    int left = rest.each(calls.subList(0, shown), call -> call(out, call));
    if (left > 0) {
      out.heading(Rest.of(shown - left, calls.size(), "calls through it"));
    } else if (shown < calls.size()) {
      out.heading("and " + (calls.size() - shown) + " more calls through it (--all lists them)");
    }
  }

  static void call(WrappedText out, Call call) {
    String name = (call.caller().kindText().equals("macro") ? "macro " : "") + call.caller().name();
    out.at(
        call.site(),
        name,
        SharedJson.proof(call),
        SharedJson.macros(call),
        SharedJson.written(call),
        SharedJson.remarks(call),
        WrappedText.condition(call.condition()));
  }

  /**
   * @param limit direct calls, and calls through slots
   */
  public static Map<String, Object> json(Callers callers, int limit) {
    Rest rest = new Rest(limit);
    List<Call> direct = callers.direct();
    int throughSlots =
        callers.indirect().stream()
            .flatMap(t -> t.routes().stream())
            .mapToInt(r -> r.calls().size())
            .sum();
    return Json.object(
        "functions",
        Json.array(callers.functions(), SharedJson::symbol),
        "total",
        direct.size(),
        "total_through_slots",
        throughSlots,
        "direct",
        Json.array(direct.subList(0, Math.min(limit, direct.size())), SharedJson::call),
        "endings",
        Json.array(callers.endings().stream().limit(limit).toList(), CallersAnswer::ending),
        "indirect",
        Json.array(callers.indirect(), t -> through(t, rest)),
        "by_name",
        Json.array(callers.byName().stream().limit(limit).toList(), SharedJson::call));
  }

  private static Object ending(Ending e) {
    return Json.object(
        "call", SharedJson.call(e.call()), "through", Json.array(e.through(), SharedJson::symbol));
  }

  private static Object through(Through t, Rest rest) {
    return Json.object(
        "slot", t.slot(),
        "declared", Json.place(t.declared()),
        "registrations", Json.array(t.registrations(), SharedJson::registration),
        "routes", Json.array(t.routes(), r -> route(r, rest)));
  }

  private static Object route(Route r, Rest rest) {
    List<Call> calls = r.calls().subList(0, rest.take(r.calls().size()));
    return Json.object(
        "slot", r.slot(),
        "flows", SharedJson.flows(r.flows()),
        "calls", Json.array(calls, SharedJson::call));
  }

  /** Adds what is known of one name to a picture. */
  public static void draw(Picture picture, Callers callers) {
    callers.functions().forEach(picture::box);
    for (Call call : callers.direct()) {
      // Which of the variants is called, the call does not say: all of them.
      for (Symbol function : callers.functions()) {
        arrow(picture, call, picture.box(function));
      }
    }
    for (Ending ending : callers.endings()) {
      Picture.Box to = picture.box(ending.through().getFirst());
      arrow(picture, ending.call(), to);
    }
    for (Through through : callers.indirect()) {
      Picture.Box slot = picture.slot(through.slot());
      for (Registration r : through.registrations()) {
        picture.arrow(slot, picture.box(r.function()), Stroke.HELD, r.place(), "");
      }
      for (Route route : through.routes()) {
        Picture.Box at = picture.slot(route.slot());
        if (!route.slot().equals(through.slot())) {
          Place place =
              route.flows().isEmpty() ? through.declared() : route.flows().getLast().place();
          picture.arrow(at, slot, Stroke.HELD, place, "");
        }
        route.calls().forEach(call -> arrow(picture, call, at));
      }
    }
  }

  static void arrow(Picture picture, Call call, Picture.Box to) {
    picture.arrow(
        picture.box(call.caller()), to, stroke(call), call.site(), SharedJson.macros(call));
  }

  /** What a macro does on the way is a note where the call is through a slot all the same. */
  static Stroke stroke(Call call) {
    Stroke stroke = Stroke.of(call.kind());
    return stroke == Stroke.CALL && !call.macros().isEmpty() ? Stroke.MACRO : stroke;
  }
}
