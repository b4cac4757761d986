package org.ktrail.queries.lint.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.indexer.facts.Declarations.Parameter;
import org.ktrail.queries.lint.Place;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.change.Delta;
import org.ktrail.queries.series.change.Fact;
import org.ktrail.queries.series.change.Image;

/**
 * Kernel-doc of a function that does not fit its name or its parameters, as scripts/kernel-doc
 * says.
 */
public final class KernelDocMismatch implements Rule {
  private static final Pattern TITLE =
      Pattern.compile("^\\s*+\\*\\s*+(\\w++)\\s*+(?:\\(\\s*+\\)\\s*+)?+[-:](?:\\s.*|$)");
  private static final Pattern PARAMETER =
      Pattern.compile("^\\s*\\*\\s*@(\\w+|\\.\\.\\.)(?:\\.\\.\\.)?\\s*:.*");
  private static final int FURTHEST = 4;

  @Override
  public String name() {
    return "kernel-doc-mismatch";
  }

  @Override
  public String summary() {
    return "kernel-doc names parameters that a function does not have, or leaves some out";
  }

  @Override
  public boolean judgesSources() {
    return true;
  }

  /** A comment: its first and last line, from 1. */
  private record Doc(int first, int last, String title, Map<String, Integer> parameters) {}

  @Override
  public void check(Submission submission, Report report) {
    Set<String> told = new HashSet<>();
    for (Delta delta : submission.deltas()) {
      for (Delta.FileDelta file : delta.files()) {
        if (file.file().after().isEmpty() || file.file().added().isEmpty()) {
          continue;
        }
        Image image = file.file().after().get();
        String[] lines = new String(image.text(), UTF_8).split("\n", -1);
        for (Fact fact : file.after()) {
          if (fact instanceof Fact.Function f) {
            function(delta, file, image, lines, f.name(), f.parameters(), f.line(), told, report);
          } else if (fact instanceof Fact.Prototype p) {
            function(delta, file, image, lines, p.name(), p.parameters(), p.line(), told, report);
          }
        }
      }
    }
  }

  private static void function(
      Delta delta,
      Delta.FileDelta file,
      Image image,
      String[] lines,
      String name,
      List<Parameter> parameters,
      int line,
      Set<String> told,
      Report report) {
    Doc doc = doc(lines, line);
    String path = file.file().newPath();
    int signature = Math.min(lines.length, line + parameters.size() + 1);
    if (doc == null || file.file().added().subMap(doc.first(), signature).isEmpty()) {
      return;
    }
    for (int i = doc.first(); i <= line; i++) {
      if (!image.known().contains(i)) {
        return;
      }
    }
    Set<String> own = new HashSet<>();
    for (Parameter p : parameters) {
      if (p.name().isEmpty() && !parameters.isEmpty()) {
        return; // it has none that could be named
      }
      own.add(p.name());
    }
    String written = written(lines, line);
    int patch = delta.step().number();
    if (!doc.title().equals(name)) {
      if (!doc.title().isEmpty() && told.add(path + name + " title")) {
        report.add(
            new Place(patch, path, doc.first() + 1),
            name,
            "the kernel-doc above %s is titled %s".formatted(name, doc.title()));
      }
      return;
    }
    doc.parameters()
        .forEach((parameter, at) -> {
          boolean variadic = parameter.equals("...") && written.contains("...");
          boolean there =
              own.contains(parameter)
                  || variadic
                  || Pattern.compile("\\b" + Pattern.quote(parameter) + "\\b")
                      .matcher(written)
                      .find();
          if (!there && told.add(path + name + " " + parameter)) {
            report.add(
                new Place(patch, path, at),
                name + "(" + parameter + ")",
                "the kernel-doc of %s describes %s, which is no parameter of it"
                    .formatted(name, parameter));
          }
        });
    for (Parameter p : parameters) {
      if (!doc.parameters().containsKey(p.name()) && told.add(path + name + " -" + p.name())) {
        report.add(
            new Place(patch, path, line),
            name + "(" + p.name() + ")",
            "the kernel-doc of %s does not describe its parameter %s".formatted(name, p.name()));
      }
    }
  }

  /** The signature as text: from its name to the brace or semicolon. */
  private static String written(String[] lines, int line) {
    StringBuilder out = new StringBuilder();
    for (int i = line - 1; i < Math.min(lines.length, line + 30); i++) {
      out.append(lines[i]).append('\n');
      if (lines[i].contains("{") || lines[i].contains(";")) {
        break;
      }
    }
    return out.toString();
  }

  /** The kernel-doc that ends right above a declaration; null if there is none. */
  private static @org.jspecify.annotations.Nullable Doc doc(String[] lines, int line) {
    int end = line - 2;
    for (int i = 0; end >= 0 && !lines[end].contains("*/"); i++, end--) {
      boolean declares =
          !lines[end].isBlank() && !lines[end].matches("(?s).*[;{}#].*") && i < FURTHEST;
      if (!declares) {
        return null;
      }
    }
    int start = end;
    while (start >= 0 && !lines[start].contains("/*")) {
      start--;
    }
    if (start < 0 || end <= start || !lines[start].strip().equals("/**")) {
      return null;
    }
    Map<String, Integer> parameters = new LinkedHashMap<>();
    String title = "";
    boolean body = false;
    for (int i = start + 1; i < end; i++) {
      Matcher t = TITLE.matcher(lines[i]);
      if (i == start + 1) {
        if (!t.matches()) {
          return null; // a DOC: section, or not written as kernel-doc
        }
        title = t.group(1);
      }
      Matcher p = PARAMETER.matcher(lines[i]);
      if (p.matches() && !body) {
        parameters.put(p.group(1), i + 1);
      }
      body |= lines[i].matches("^\\s*\\*\\s*$") && !parameters.isEmpty() && !more(lines, i, end);
    }
    return new Doc(start + 1, end + 1, title, parameters);
  }

  /** Whether parameters go on behind a blank line. */
  private static boolean more(String[] lines, int from, int end) {
    for (int i = from + 1; i < end; i++) {
      if (!lines[i].matches("^\\s*\\*\\s*$")) {
        return PARAMETER.matcher(lines[i]).matches();
      }
    }
    return false;
  }
}
