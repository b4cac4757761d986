package org.ktrail.cli.output;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ktrail.queries.calls.Call;
import org.ktrail.queries.calls.Registration;
import org.ktrail.queries.calls.SlotCopy;
import org.ktrail.queries.calls.Symbol;
import org.ktrail.queries.graph.EdgeKind;

/** The JSON of records that several answers hold; {@code docs/commands.md} describes it. */
public final class SharedJson {
  private SharedJson() {}

  public static Object symbol(Symbol symbol) {
    return Json.object(
        "name", symbol.name(),
        "kind", symbol.kindText(),
        "file", symbol.place().path(),
        "line", symbol.place().line(),
        "condition", symbol.condition().toString(),
        "program", symbol.program());
  }

  public static Map<String, Object> call(Call call) {
    return Json.object(
        "caller", symbol(call.caller()),
        "file", call.site().path(),
        "line", call.site().line(),
        "kind", call.kind().toString(),
        "grade", call.grade().toString(),
        "condition", call.condition().toString(),
        "macros", Json.array(call.macros(), SharedJson::symbol),
        "cleanup", call.cleanup(),
        "copied", call.copied(),
        "text", call.text(),
        "async", async(call.kind(), call.text()));
  }

  public static Object registration(Registration registration) {
    return Json.object(
        "function", symbol(registration.function()),
        "slot", registration.slot(),
        "file", registration.place().path(),
        "line", registration.place().line(),
        "form", registration.form().name().toLowerCase(Locale.ROOT),
        "holder", registration.holder(),
        "grade", registration.grade().toString(),
        "condition", registration.condition().toString());
  }

  public static Object flow(SlotCopy flow) {
    return Json.object(
        "source", flow.source(),
        "target", flow.target(),
        "file", flow.place().path(),
        "line", flow.place().line(),
        "condition", flow.condition().toString());
  }

  public static List<Object> flows(List<SlotCopy> flows) {
    return Json.array(flows, SharedJson::flow);
  }

  /** {@code direct exact}; of a call whose target is not known the kind alone. */
  public static String proof(Call call) {
    return (kind(call.kind(), call.text()) + " " + call.grade()).strip();
  }

  /** {@code direct}, {@code async work}. */
  public static String kind(EdgeKind kind, String text) {
    return (kind + " " + async(kind, text)).strip();
  }

  /** How something is handed over, "" of what is called. */
  public static String async(EdgeKind kind, String text) {
    return kind == EdgeKind.ASYNC ? text : "";
  }

  /** The callee as written, "" where its name says it. */
  public static String written(Call call) {
    return call.kind() == EdgeKind.ASYNC ? "" : call.text();
  }

  /** {@code via OUTER > INNER}, "" without macros. */
  public static String macros(Call call) {
    return call.macros().isEmpty()
        ? ""
        : "via " + String.join(" > ", call.macros().stream().map(Symbol::name).toList());
  }

  /** What else is to be said of a call. */
  public static String remarks(Call call) {
    return call.cleanup() ? "at the end of its scope" : call.copied() ? "copied, then called" : "";
  }
}
