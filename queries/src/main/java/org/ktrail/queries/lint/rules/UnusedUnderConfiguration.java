package org.ktrail.queries.lint.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.code.CodeText;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Satisfiable;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.change.Delta;
import org.ktrail.queries.series.change.Fact;
import org.ktrail.queries.series.change.LineConditions;

/** A static function or variable of which a configuration builds the definition, but no use. */
public final class UnusedUnderConfiguration implements Rule {
  @Override
  public String name() {
    return "unused-under-configuration";
  }

  @Override
  public boolean asksBuild() {
    return true;
  }

  @Override
  public String summary() {
    return "a configuration builds a static function or variable, but nothing that uses it";
  }

  @Override
  public boolean judgesSources() {
    return true;
  }

  @Override
  public void check(Submission submission, Report report) {
    Map<String, Delta.FileDelta> last = new TreeMap<>();
    for (Delta delta : submission.deltas()) {
      for (Delta.FileDelta file : delta.files()) {
        last.remove(file.file().oldPath());
        if (file.file().newPath().endsWith(".c") && file.file().isWhole()) {
          last.put(file.file().newPath(), file);
        }
      }
    }
    Satisfiable satisfiable = new Satisfiable(submission.base());
    last.forEach((path, file) -> {
      if (submission.base().isBuilt(path)) { // not a part of a source that includes it
        file(submission, satisfiable, path, file, report);
      }
    });
  }

  private static void file(
      Submission submission,
      Satisfiable satisfiable,
      String path,
      Delta.FileDelta file,
      Report report) {
    String code = CodeText.of(new String(file.file().after().orElseThrow().text(), UTF_8));
    if (!code.contains("#if")) {
      return;
    }
    LineConditions conditions = new LineConditions(code);
    String[] lines = code.split("\n", -1);
    for (Fact fact : file.after()) {
      boolean own =
          fact instanceof Fact.Function f && f.isStatic() && !f.inline()
              || fact instanceof Fact.Global g && g.isStatic() && !g.isExtern();
      if (!own) {
        continue;
      }
      List<Integer> uses = uses(lines, fact);
      int patch = patch(submission, path, fact, uses);
      if (patch == 0 || uses.isEmpty() || mayBeUnused(lines, fact.line())) {
        continue;
      }
      List<Condition> used = new ArrayList<>();
      uses.forEach(line -> used.add(conditions.at(line)));
      Condition built = conditions.at(fact.line());
      Condition open = Condition.and(built, Condition.not(Condition.or(used)));
      if (Condition.or(used).equals(Condition.ALWAYS) || !Satisfiable.isDecidable(open)) {
        continue;
      }
      Condition there = Condition.and(open, submission.presence().of(path));
      Optional<Map<String, Boolean>> model = satisfiable.model(there);
      if (model.isPresent() && Satisfiable.isDecidable(there)) {
        report.add(
            new FindingPlace(patch, path, fact.line()),
            fact.name(),
            "%s is defined, but not used with %s"
                .formatted(
                    fact.name(),
                    model.get().entrySet().stream()
                        .filter(e -> asked(open).contains(e.getKey()))
                        .map(e -> (e.getValue() ? "" : "!") + e.getKey())
                        .collect(Collectors.joining(" && "))));
      }
    }
  }

  private static Set<String> asked(Condition condition) {
    Set<String> atoms = new java.util.TreeSet<>();
    Matcher m = Pattern.compile("CONFIG_\\w+(?:=m)?|ARCH=\\w+").matcher(condition.toString());
    while (m.find()) {
      atoms.add(m.group());
    }
    return atoms;
  }

  /** The last patch that wrote the definition, or the conditionals around a use. */
  private static int patch(Submission submission, String path, Fact fact, List<Integer> uses) {
    int patch = submission.patchOf(path, fact.line());
    for (int line : uses) {
      patch = Math.max(patch, submission.patchOf(path, line));
    }
    return patch;
  }

  private static List<Integer> uses(String[] lines, Fact fact) {
    String name = Pattern.quote(fact.name());
    Pattern word = Pattern.compile("\\b" + name + "\\b");
    Pattern declaration =
        Pattern.compile("(static|extern)\\b.*\\b" + name + "\\s*(\\(.*|\\[.*|;.*|=.*)");
    List<Integer> uses = new ArrayList<>();
    for (int i = 0; i < lines.length; i++) {
      boolean inside = i + 1 >= fact.line() && i + 1 <= fact.endLine();
      if (!inside
          && lines[i].contains(fact.name())
          && word.matcher(lines[i]).find()
          && !declaration.matcher(lines[i]).matches()) {
        uses.add(i + 1);
      }
    }
    return uses;
  }

  /** The default build says nothing of constants; what is not used is one all the same. */
  private static boolean mayBeUnused(String[] lines, int line) {
    StringBuilder head = new StringBuilder();
    int first = line - 1;
    // What the variable is may be a record that is declared with it.
    while (first > 0 && (lines[first].startsWith("}") || lines[first].startsWith("\t"))) {
      first--;
    }
    for (int i = Math.max(0, Math.min(first, line - 3));
        i < Math.min(lines.length, line + 3);
        i++) {
      head.append(lines[i]).append(' ');
    }
    return head.toString()
        .matches("(?s).*(unused|__used|__init|__exit|__section|__visible|used__|__attribute).*");
  }
}
