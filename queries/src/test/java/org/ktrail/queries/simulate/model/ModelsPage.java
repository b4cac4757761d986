package org.ktrail.queries.simulate.model;

import java.util.ArrayList;
import java.util.List;

/** Makes {@code docs/models.md}. */
final class ModelsPage {
  private static final int WIDTH = 100;

  private ModelsPage() {}

  /** What the files say of themselves and what they answer, as Markdown. */
  static String text() {
    StringBuilder out = new StringBuilder();
    out.append(
        """
        # What is modelled

        Made of the files in `queries/src/main/resources/org/ktrail/queries/simulate/model`; a test holds it
        against them.

        Simulation executes the C of the revision. A model stands where there is no C (assembly, what the
        compiler brings), or where following it tells a reviewer nothing. What has neither a body nor a model
        is unknown: its result is a symbol, it is taken to change nothing, and what that decides is an "if" of the
        verdict.
        Inside of models nothing is told but what they tell themselves.
        """);
    List<ModelFile> files = Models.shippedFiles();
    for (int i = 0; i < files.size(); i++) {
      ModelFile f = files.get(i);
      String name = Models.FILES.get(i);
      out.append("\n## ").append(name).append("\n\n");
      comment(Models.resource(name))
          .lines()
          .map(l -> l.replaceFirst("^ ?\\* ?", "").strip())
          .dropWhile(String::isEmpty)
          .forEach(l -> out.append(l).append('\n'));
      List<String> functions =
          f.functions().stream().filter(n -> !n.startsWith("__models_")).sorted().toList();
      names(out, "Functions", functions);
      names(out, "Macros", f.macros().keySet().stream().sorted().toList());
    }
    out.append("\n## Without effect\n\n");
    out.append("They check, trace or account, and give 0.\n");
    names(out, "Names", Models.lines("silent.txt"));
    out.append("\nUnless they are written, as opposed to made by macros of events:\n");
    names(out, "Names", Models.lines("events.txt"));
    out.append(
        "\n"
            + "## Give way\n\n"
            + "Where it is known what the first argument points to, the code is followed.\n");
    names(out, "Names", Models.lines("gives-way.txt"));
    out.append("\n## Variants\n\nA name is looked up without these, too.\n");
    names(out, "Rules", Models.lines("variants.txt"));
    out.append("\n## What models can ask of the machine\n\n```c\n");
    String intrinsics = Models.resource("intrinsics.h");
    out.append(intrinsics.substring(intrinsics.indexOf("*/") + 2).strip()).append("\n```\n");
    return out.toString();
  }

  /** What a file says of itself, at its head. */
  private static String comment(String file) {
    int end = file.indexOf("*/", 2);
    return file.startsWith("/*") && end > 0 ? file.substring(2, end) : "";
  }

  private static void names(StringBuilder out, String title, List<String> names) {
    if (names.isEmpty()) {
      return;
    }
    List<String> words = new ArrayList<>();
    names.forEach(n -> words.add("`" + n + "`"));
    out.append('\n');
    StringBuilder line = new StringBuilder(title + ":");
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i) + (i + 1 < words.size() ? "," : ".");
      if (line.length() + 1 + word.length() > WIDTH) {
        out.append(line).append('\n');
        line = new StringBuilder(word);
      } else {
        line.append(' ').append(word);
      }
    }
    out.append(line).append('\n');
  }
}
