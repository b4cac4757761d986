package org.ktrail.cli.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.ktrail.cli.output.Json;
import org.ktrail.cli.output.SharedJson;
import org.ktrail.cli.output.WrappedText;
import org.ktrail.queries.calls.Registration;
import org.ktrail.queries.members.FieldUse;
import org.ktrail.queries.members.FieldUses;
import org.ktrail.queries.members.RecordAnswer;
import org.ktrail.queries.members.RecordAnswer.MemberShape;
import org.ktrail.queries.members.RecordAnswer.RecordShape;

/** How {@code struct} answers. */
final class StructText {
  private final RecordAnswer answer;
  private final boolean all;

  /**
   * @param all whether the places of uses are told, or their number
   */
  StructText(RecordAnswer answer, boolean all) {
    this.answer = answer;
    this.all = all;
  }

  String text() {
    WrappedText out = new WrappedText();
    for (RecordShape shape : answer.definitions()) {
      out.at(
          shape.place(),
          shape.kind() + " " + answer.name(),
          WrappedText.condition(shape.condition()));
      members(out, shape.members(), "  ", true);
    }
    if (answer.uses().isEmpty()) {
      out.heading(
          "uses are not counted: "
              + WrappedText.count(answer.files(), "file")
              + " name a member; --uses counts them, --in PATH in a part of the tree");
    }
    return out.toString();
  }

  /**
   * @param own whether they are members of the record itself, or of a named one within
   */
  private void members(WrappedText out, List<MemberShape> members, String indent, boolean own) {
    for (MemberShape m : members) {
      out.hanging(
          indent
              + m.text()
              + ";"
              + spaced(own && !m.name().isEmpty() ? counts(m.name()) : "")
              + spaced(WrappedText.condition(m.condition())),
          indent.length() + 4);
      if (all && own && !m.name().isEmpty()) {
        places(out, m.name());
      }
      members(out, m.inner(), indent + "  ", own && m.name().isEmpty());
    }
  }

  private static String spaced(String text) {
    return text.isEmpty() ? "" : "  " + text;
  }

  private Optional<FieldUses> uses(String member) {
    return answer.uses().map(all -> all.get(member));
  }

  private static int count(FieldUses uses, Predicate<FieldUse> wanted) {
    return (int) uses.uses().stream().filter(wanted).count();
  }

  private String counts(String member) {
    StringBuilder text = new StringBuilder();
    uses(member)
        .ifPresent(u -> {
          int open = count(u, use -> use.effect().open());
          text.append(WrappedText.count(count(u, use -> use.effect().reads()), "read"))
              .append(", ")
              .append(WrappedText.count(count(u, use -> use.effect().writes()), "write"))
              .append(open == 0 ? "" : ", " + open + " by address")
              .append(u.unknown().isEmpty() ? "" : ", " + u.unknown().size() + " by name");
        });
    int installed = answer.installed().getOrDefault(member, List.of()).size();
    if (installed > 0) {
      text.append(text.isEmpty() ? "" : ", ").append(installed).append(" installed");
    }
    return text.isEmpty() ? "" : "/* " + text + " */";
  }

  private void places(WrappedText out, String member) {
    uses(member)
        .ifPresent(u ->
            u.uses()
                .forEach(use ->
                    out.at(
                        use.place(),
                        use.enclosing().isEmpty() ? "file scope" : use.enclosing(),
                        use.how() + (use.through().isEmpty() ? "" : " by " + use.through()),
                        use.grade().toString(),
                        use.text())));
    answer
        .installed()
        .getOrDefault(member, List.of())
        .forEach(r -> out.at(r.place(), "installs " + r.function().name(), r.grade().toString()));
  }

  Map<String, Object> json() {
    return Json.object(
        "name", answer.name(),
        "files", answer.files(),
        "counted", answer.uses().isPresent(),
        "definitions", Json.array(answer.definitions(), this::definition));
  }

  private Object definition(RecordShape shape) {
    return Json.object(
        "kind", shape.kind(),
        "file", shape.place().path(),
        "line", shape.place().line(),
        "condition", shape.condition().toString(),
        "members", Json.array(shape.members(), m -> member(m, true)));
  }

  private Object member(MemberShape m, boolean own) {
    Map<String, Object> json =
        Json.object(
            "name", m.name(),
            "text", m.text(),
            "file", m.place().path(),
            "line", m.place().line(),
            "condition", m.condition().toString());
    if (own && !m.name().isEmpty()) {
      uses(m.name())
          .ifPresent(u -> {
            json.put("reads", count(u, use -> use.effect().reads()));
            json.put("writes", count(u, use -> use.effect().writes()));
            json.put("open", count(u, use -> use.effect().open()));
            json.put("unknown", u.unknown().size());
            if (all) {
              json.put("uses", Json.array(u.uses(), FieldUsesAnswer::use));
            }
          });
      List<Registration> installed = answer.installed().getOrDefault(m.name(), List.of());
      json.put("installed", installed.size());
      if (all) {
        json.put("installs", Json.array(installed, SharedJson::registration));
      }
    }
    json.put("members", Json.array(m.inner(), i -> member(i, own && m.name().isEmpty())));
    return json;
  }
}
