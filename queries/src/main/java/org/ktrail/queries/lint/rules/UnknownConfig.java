package org.ktrail.queries.lint.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.queries.code.CodeText;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.change.Delta;

/** A symbol of the configuration that no Kconfig file defines: it is never on. */
public final class UnknownConfig implements Rule {
  private static final Pattern CONFIG = Pattern.compile("\\bCONFIG_([A-Z0-9][A-Z0-9a-z_]*)\\b");
  private static final Pattern KCONFIG =
      Pattern.compile("^\\s*(?:depends on|select|imply)\\s+(.*)");
  private static final Pattern SYMBOL = Pattern.compile("\\b[A-Z][A-Z0-9_]{2,}\\b");

  @Override
  public String name() {
    return "unknown-config";
  }

  @Override
  public boolean asksBuild() {
    return true;
  }

  @Override
  public String summary() {
    return "a configuration symbol is asked for that no Kconfig file defines";
  }

  @Override
  public boolean judgesSources() {
    return true;
  }

  @Override
  public void check(Submission submission, Report report) {
    if (!submission.base().placed()) {
      return;
    }
    Set<String> told = new HashSet<>();
    for (Delta delta : submission.deltas()) {
      for (Delta.FileDelta file : delta.files()) {
        String path = file.file().newPath();
        if (file.file().after().isEmpty()
            || path.matches("(tools|scripts|samples|Documentation|usr)/.*")) {
          continue;
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        boolean c = name.matches(".*\\.[chS]");
        boolean kconfig = name.startsWith("Kconfig");
        boolean make = name.equals("Makefile") || name.equals("Kbuild");
        if (!c && !kconfig && !make) {
          continue;
        }
        String text = new String(file.file().after().get().text(), UTF_8);
        String[] lines = (c ? CodeText.of(text) : text).split("\n", -1);
        for (int line : file.file().added().keySet()) {
          String code =
              line <= lines.length ? lines[line - 1].replaceAll(c ? "$^" : "#.*", "") : "";
          FindingPlace place = new FindingPlace(delta.step().number(), path, line);
          if (kconfig) {
            Matcher m = KCONFIG.matcher(code);
            Matcher symbol =
                SYMBOL.matcher(m.find() ? m.group(1).replaceAll("\"[^\"]*\"", "") : "");
            while (symbol.find()) {
              symbol(submission, symbol.group(), place, told, report);
            }
          } else if (make || code.matches("(?s)\\s*+#\\s*+(if|elif).*|.*\\b(IS_|__is_defined).*")) {
            Matcher m = CONFIG.matcher(code);
            while (m.find()) {
              // What is pasted to it makes the name.
              if (!code.substring(m.end()).stripLeading().startsWith("##")) {
                symbol(submission, m.group(1).replaceAll("_MODULE$", ""), place, told, report);
              }
            }
          }
        }
      }
    }
  }

  private static void symbol(
      Submission submission, String name, FindingPlace place, Set<String> told, Report report) {
    boolean known =
        submission.base().symbol(name).isPresent()
            || submission.base().symbol(name + "_MODULE").isPresent()
            || !submission.base().defining("CONFIG_" + name).isEmpty();
    if (!known && told.add(name)) {
      report.add(
          place,
          "CONFIG_" + name,
          "CONFIG_%s is asked for, but no Kconfig file defines %s".formatted(name, name));
    }
  }
}
