package org.ktrail.queries.lint.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.ktrail.indexer.facts.Declarations.Parameter;
import org.ktrail.queries.code.Image;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.change.Delta;
import org.ktrail.queries.series.change.Fact;

/**
 * Kernel-doc of a function that does not fit its name or its parameters, as scripts/kernel-doc
 * says.
 */
public final class KernelDocMismatch implements Rule {
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
    KernelDoc doc = KernelDoc.above(lines, line);
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
      // SYSCALL_DEFINE1(name, …) is documented as sys_name.
      if (doc.title().endsWith("_" + name) && MadeByMacro.isWritten(lines[line - 1], name)) {
        return;
      }
      if (!doc.title().isEmpty() && told.add(path + name + " title")) {
        report.add(
            new FindingPlace(patch, path, doc.first() + 1),
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
                new FindingPlace(patch, path, at),
                name + "(" + parameter + ")",
                "the kernel-doc of %s describes %s, which is no parameter of it"
                    .formatted(name, parameter));
          }
        });
    for (Parameter p : parameters) {
      if (!doc.describes(p.name()) && told.add(path + name + " -" + p.name())) {
        report.add(
            new FindingPlace(patch, path, line),
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
}
