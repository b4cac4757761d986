package org.ktrail.cli.navigate;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.ktrail.cli.drawing.Picture;
import org.ktrail.cli.drawing.Stroke;
import org.ktrail.cli.output.Json;
import org.ktrail.cli.output.SharedJson;
import org.ktrail.cli.output.WrappedText;
import org.ktrail.queries.calls.Call;
import org.ktrail.queries.calls.Registration;
import org.ktrail.queries.operations.Operations;
import org.ktrail.queries.operations.Operations.Inflow;
import org.ktrail.queries.operations.Operations.Member;
import org.ktrail.queries.operations.Operations.Table;

/** How {@code ops} answers. */
public final class OperationsAnswer {
  private OperationsAnswer() {}

  /**
   * @param asked as the user wrote it
   */
  public static String text(String asked, Operations operations) {
    WrappedText out = new WrappedText();
    if (operations.members().isEmpty() && operations.tables().isEmpty()) {
      out.heading(asked + ": takes part in no indirect call");
    }
    for (Member member : operations.members()) {
      String declared = member.declared().path().isEmpty() ? "" : " (" + member.declared() + ")";
      out.heading(member.slot() + declared);
      part(out, "registration", member.registrations(), OperationsAnswer::registration);
      part(out, "dispatch", member.dispatches(), OperationsAnswer::dispatch);
      part(out, "flow", member.inflows(), OperationsAnswer::inflow);
      if (!member.reads().isEmpty()) {
        int n = member.reads().size();
        out.heading("  " + WrappedText.count(n, "mere read") + " of a member of this name:");
        member.reads().forEach(r -> out.at(r.place(), r.enclosing(), r.text()));
      }
    }
    operations.tables().forEach(table -> table(out, table));
    return out.toString();
  }

  private static void table(WrappedText out, Table table) {
    String members = WrappedText.count(table.filled().size(), "member");
    out.heading(table.variable() + " in " + table.file() + " fills " + members);
    table
        .filled()
        .forEach(r ->
            out.at(
                r.place(),
                r.slot() + " = " + r.function().name(),
                r.grade().toString(),
                WrappedText.condition(r.condition())));
  }

  private static <T> void part(
      WrappedText out, String what, List<T> items, BiConsumer<WrappedText, T> line) {
    out.heading("  " + WrappedText.count(items.size(), what) + (items.isEmpty() ? "" : ":"));
    items.forEach(item -> line.accept(out, item));
  }

  private static void registration(WrappedText out, Registration r) {
    out.at(
        r.place(),
        r.function().name(),
        r.grade().toString(),
        r.holder().isEmpty() ? "" : "in " + r.holder(),
        WrappedText.condition(r.condition()));
  }

  private static void dispatch(WrappedText out, Call call) {
    out.at(
        call.site(),
        call.caller().name(),
        SharedJson.proof(call),
        SharedJson.macros(call),
        SharedJson.written(call),
        SharedJson.remarks(call),
        WrappedText.condition(call.condition()));
  }

  private static void inflow(WrappedText out, Inflow inflow) {
    out.at(
        inflow.flow().place(),
        "from " + inflow.flow().source(),
        WrappedText.count(inflow.functions(), "function"),
        WrappedText.condition(inflow.flow().condition()));
  }

  public static Map<String, Object> json(Operations operations) {
    return Json.object(
        "members",
        Json.array(operations.members(), OperationsAnswer::member),
        "variables",
        Json.array(
            operations.tables(),
            t ->
                Json.object(
                    "variable", t.variable(),
                    "file", t.file(),
                    "filled", Json.array(t.filled(), SharedJson::registration))));
  }

  private static Object member(Member m) {
    return Json.object(
        "slot", m.slot(),
        "declared", Json.place(m.declared()),
        "registrations", Json.array(m.registrations(), SharedJson::registration),
        "dispatches", Json.array(m.dispatches(), SharedJson::call),
        "flows",
            Json.array(
                m.inflows(),
                i -> Json.object("flow", SharedJson.flow(i.flow()), "functions", i.functions())),
        "reads", Json.array(m.reads(), ReferencesAnswer::reference));
  }

  /** Adds who fills each member and who calls through it to a picture. */
  public static void draw(Picture picture, Operations operations) {
    for (Member member : operations.members()) {
      Picture.Box slot = picture.slot(member.slot());
      member.dispatches().forEach(call -> CallersAnswer.arrow(picture, call, slot));
      for (Inflow inflow : member.inflows()) {
        Picture.Box source = picture.slot(inflow.flow().source());
        picture.arrow(source, slot, Stroke.HELD, inflow.flow().place(), "");
      }
      member.registrations().forEach(r -> held(picture, slot, r));
    }
    for (Table table : operations.tables()) {
      Picture.Box variable = picture.slot(table.variable());
      table.filled().forEach(r -> held(picture, variable, r));
    }
  }

  private static void held(Picture picture, Picture.Box slot, Registration r) {
    String note = r.slot().equals(slot.title()) ? "" : r.slot();
    picture.arrow(slot, picture.box(r.function()), Stroke.HELD, r.place(), note);
  }
}
