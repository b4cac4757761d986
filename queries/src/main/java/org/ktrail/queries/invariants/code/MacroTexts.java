package org.ktrail.queries.invariants.code;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The macros of files, as their text has them; each file is read once. */
public final class MacroTexts {
  private static final Pattern DEFINE =
      Pattern.compile("(?m)^#[ \\t]*+define[ \\t]++(\\w++)(?:\\(([^)\\n]*+)\\))?+(.*+)$");

  private final CodeState.Files files;
  private final Map<String, Map<String, List<Macro>>> byFile = new HashMap<>();

  MacroTexts(CodeState.Files files) {
    this.files = files;
  }

  /**
   * One definition.
   *
   * @param parameters none of what is no function, too
   * @param replacement in one line
   */
  public record Macro(List<String> parameters, String replacement) {}

  /** The definitions of a name in a file, in its order. */
  List<Macro> of(String path, String name) {
    return byFile.computeIfAbsent(path, this::read).getOrDefault(name, List.of());
  }

  private Map<String, List<Macro>> read(String path) {
    String text = files.image(path).map(i -> new String(i.text(), ISO_8859_1)).orElse("");
    Map<String, List<Macro>> macros = new HashMap<>();
    Matcher m = DEFINE.matcher(text.replace("\\\n", " "));
    while (m.find()) {
      List<String> parameters =
          m.group(2) == null
              ? List.of()
              : Stream.of(m.group(2).split(",", -1)).map(String::strip).toList();
      macros
          .computeIfAbsent(m.group(1), n -> new ArrayList<>())
          .add(new Macro(parameters, m.group(3)));
    }
    return macros;
  }
}
