package org.ktrail.cli.navigate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ktrail.cli.drawing.Picture;
import org.ktrail.cli.output.Json;
import org.ktrail.cli.output.Rest;
import org.ktrail.cli.output.SharedJson;
import org.ktrail.cli.output.WrappedText;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.calls.Call;
import org.ktrail.queries.calls.CallerTree;
import org.ktrail.queries.calls.CallerTree.Above;
import org.ktrail.queries.calls.CallerTree.Branch;
import org.ktrail.queries.calls.Symbol;

/** How {@code callers --depth N} answers. */
public final class CallerTreeAnswer {
  private CallerTreeAnswer() {}

  public static String text(CallerTree tree) {
    WrappedText out = new WrappedText();
    for (Symbol f : tree.functions()) {
      out.at(f.place(), f.kindText() + " " + f.name(), WrappedText.condition(f.condition()));
    }
    Condition given =
        tree.functions().size() == 1 ? tree.functions().getFirst().condition() : Condition.ALWAYS;
    branches(out, tree.callers(), "  ", given);
    if (tree.isEmpty()) {
      out.heading("no caller is known");
    }
    if (tree.shown() < tree.total()) {
      out.heading(Rest.of(tree.shown(), tree.total(), "callers"));
    }
    if (tree.unfollowed() > 0) {
      out.heading("not looked above " + tree.unfollowed() + " of them");
    }
    return out.toString();
  }

  private static void branches(
      WrappedText out, List<Branch> branches, String indent, Condition given) {
    for (Branch branch : branches) {
      Call call = branch.calls().getFirst();
      int more = branch.calls().size() - 1;
      String macro = branch.function().kindText().equals("macro") ? "macro " : "";
      String seen = branch.above() == Above.ELSEWHERE ? " …" : "";
      out.at(
          call.site(),
          indent + macro + branch.function().name() + seen,
          SharedJson.proof(call),
          more == 0 ? "" : "and " + more + " more",
          SharedJson.macros(call),
          through(branch),
          SharedJson.remarks(call),
          WrappedText.condition(call.condition(), given));
      branches(out, branch.callers(), indent + "  ", call.condition());
      if (branch.hidden() > 0) {
        out.at(
            call.site(),
            indent + "  and " + WrappedText.count(branch.hidden(), "caller") + " more");
      }
    }
  }

  private static String through(Branch branch) {
    return branch.through().isEmpty()
        ? ""
        : "through " + branch.through() + ", put there at " + branch.registered();
  }

  public static Map<String, Object> json(CallerTree tree) {
    return Json.object(
        "functions", Json.array(tree.functions(), SharedJson::symbol),
        "total", tree.total(),
        "shown", tree.shown(),
        "unfollowed", tree.unfollowed(),
        "callers", Json.array(tree.callers(), CallerTreeAnswer::branch));
  }

  private static Object branch(Branch branch) {
    return Json.object(
        "function", SharedJson.symbol(branch.function()),
        "calls", Json.array(branch.calls(), SharedJson::call),
        "through", branch.through(),
        "registered", Json.place(branch.registered()),
        "above", branch.above().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        "hidden", branch.hidden(),
        "callers", Json.array(branch.callers(), CallerTreeAnswer::branch));
  }

  /** Adds what is known of one name to a picture. */
  public static void draw(Picture picture, CallerTree tree) {
    for (Symbol f : tree.functions()) {
      draw(picture, picture.box(f), tree.callers());
    }
  }

  private static void draw(Picture picture, Picture.Box to, List<Branch> branches) {
    for (Branch branch : branches) {
      Call call = branch.calls().getFirst();
      CallersAnswer.arrow(picture, call, to);
      draw(picture, picture.box(branch.function()), branch.callers());
    }
  }
}
