package org.ktrail.cli.answer;

import java.util.List;
import org.ktrail.queries.calls.Call;
import org.ktrail.queries.calls.Callers;
import org.ktrail.queries.calls.Callers.Route;
import org.ktrail.queries.calls.Callers.Through;
import org.ktrail.queries.calls.Flow;
import org.ktrail.queries.calls.Registration;
import org.ktrail.queries.calls.Symbol;

/** How {@code callers} answers. */
public final class CallersAnswer {
  /** Calls through one slot that are told unless all are asked for. */
  private static final int SHOWN = 20;

  /** Slots that content gets into that are told unless all are asked for. */
  private static final int ROUTES = 20;

  private CallersAnswer() {}

  public static String text(Callers callers, boolean all) {
    Lines out = new Lines();
    callers
        .functions()
        .forEach(
            f -> out.at(f.place(), f.kindText() + " " + f.name(), Lines.condition(f.condition())));
    out.heading(Lines.count(callers.direct().size(), "direct call"));
    callers.direct().forEach(call -> call(out, call));
    for (Through through : callers.indirect()) {
      out.blank().heading("through " + through.slot() + declared(through));
      through.registrations().forEach(r -> registration(out, r));
      if (through.routes().isEmpty()) {
        out.heading("no call through it is known");
      }
      int shown = all ? through.routes().size() : Math.min(ROUTES, through.routes().size());
      through.routes().subList(0, shown).forEach(route -> route(out, through, route, all));
      if (shown < through.routes().size()) {
        int more = through.routes().size() - shown;
        out.heading("and through " + Lines.count(more, "more slot") + " (--all lists them)");
      }
    }
    if (!callers.byName().isEmpty()) {
      out.blank();
      int n = callers.byName().size();
      String what = " through a member of this name of an unknown record";
      out.heading(Lines.count(n, "call") + what + (all ? ":" : " (--all lists them)"));
      if (all) {
        callers.byName().forEach(call -> call(out, call));
      }
    }
    return out.toString();
  }

  private static String declared(Through through) {
    return through.declared().path().isEmpty() ? "" : " (" + through.declared() + ")";
  }

  private static void registration(Lines out, Registration r) {
    String holder = r.holder().isEmpty() ? "" : " in " + r.holder();
    out.at(
        r.place(),
        "registers " + r.function().name() + holder,
        r.grade().toString(),
        Lines.condition(r.condition()));
  }

  private static void route(Lines out, Through through, Route route, boolean all) {
    if (!route.slot().equals(through.slot())) {
      out.heading("which gets into " + route.slot());
      for (Flow flow : route.flows()) {
        out.at(
            flow.place(),
            "copies " + flow.source() + " to " + flow.target(),
            Lines.condition(flow.condition()));
      }
    }
    List<Call> calls = route.calls();
    int shown = all ? calls.size() : Math.min(SHOWN, calls.size());
    calls.subList(0, shown).forEach(call -> call(out, call));
    if (shown < calls.size()) {
      out.heading("and " + (calls.size() - shown) + " more calls through it (--all lists them)");
    }
  }

  private static void call(Lines out, Call call) {
    String name = (call.caller().kindText().equals("macro") ? "macro " : "") + call.caller().name();
    out.at(
        call.site(),
        name,
        Values.proof(call),
        Values.macros(call),
        call.text(),
        Values.remarks(call),
        Lines.condition(call.condition()));
  }

  public static String json(Callers callers) {
    return Json.write(
        Json.object(
            "schema", "ktrail/callers/1",
            "functions", Json.array(callers.functions(), Values::symbol),
            "direct", Json.array(callers.direct(), Values::call),
            "indirect",
                Json.array(
                    callers.indirect(),
                    t ->
                        Json.object(
                            "slot", t.slot(),
                            "declared", Json.place(t.declared()),
                            "registrations", Json.array(t.registrations(), Values::registration),
                            "routes",
                                Json.array(
                                    t.routes(),
                                    r ->
                                        Json.object(
                                            "slot", r.slot(),
                                            "flows", Values.flows(r.flows()),
                                            "calls", Json.array(r.calls(), Values::call))))),
            "by_name", Json.array(callers.byName(), Values::call)));
  }

  public static String dot(Callers callers) {
    return picture(callers).dot();
  }

  public static String mermaid(Callers callers) {
    return picture(callers).mermaid();
  }

  private static Picture picture(Callers callers) {
    Picture picture = new Picture();
    callers.functions().forEach(picture::box);
    for (Call call : callers.direct()) {
      // Which of the variants is called, the call does not say: all of them.
      for (Symbol function : callers.functions()) {
        arrow(picture, call, picture.box(function), false);
      }
    }
    for (Through through : callers.indirect()) {
      Picture.Box slot = picture.slot(through.slot());
      for (Registration r : through.registrations()) {
        picture.arrow(slot, picture.box(r.function()), r.place().toString(), true);
      }
      for (Route route : through.routes()) {
        Picture.Box at = picture.slot(route.slot());
        if (!route.slot().equals(through.slot())) {
          String label = route.flows().isEmpty() ? "" : route.flows().getLast().place().toString();
          picture.arrow(at, slot, label, true);
        }
        route.calls().forEach(call -> arrow(picture, call, at, true));
      }
    }
    return picture;
  }

  private static void arrow(Picture picture, Call call, Picture.Box to, boolean indirect) {
    String macros = Values.macros(call);
    String label = macros.isEmpty() ? call.site().toString() : call.site() + " " + macros;
    picture.arrow(picture.box(call.caller()), to, label, indirect);
  }
}
