package org.ktrail.queries.link.macros;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.files.DataFile;

/**
 * Macros whose replacement does not say what they do: code that is patched while it runs, or
 * assembly. A data file says it in plain C; where the snapshot has a macro of that name and as many
 * parameters, its uses are expanded to that text instead.
 */
public final class MacroModels {
  private static final Map<String, Model> MODELS = read();

  private record Model(List<String> parameters, String replacement) {}

  private MacroModels() {}

  private static Map<String, Model> read() {
    Map<String, Model> models = new HashMap<>();
    for (String line : DataFile.lines(MacroModels.class, "macro-models.txt")) {
      int open = line.indexOf('(');
      int close = line.indexOf(')', open);
      models.put(
          line.substring(0, open).strip(),
          new Model(
              List.of(line.substring(open + 1, close).split(" *, *")),
              line.substring(close + 1).strip()));
    }
    return Map.copyOf(models);
  }

  /**
   * Whether a macro's replacement is a model's. Models paste arguments that are expanded before, as
   * the macros do that they stand for.
   */
  static boolean isModel(Declarations.Macro macro) {
    Model model = MODELS.get(macro.name());
    return model != null && model.replacement().equals(macro.replacement());
  }

  /** The macro itself, or what its uses are expanded to; place, condition and body stay its own. */
  public static Declarations.Macro of(Declarations.Macro macro) {
    Model model = MODELS.get(macro.name());
    if (model == null
        || !macro.functionLike()
        || macro.variadic()
        || macro.parameters().size() != model.parameters().size()) {
      return macro;
    }
    return new Declarations.Macro(
        macro.name(),
        true,
        model.parameters(),
        false,
        model.replacement(),
        macro.line(),
        macro.endLine(),
        macro.condition(),
        macro.body());
  }
}
