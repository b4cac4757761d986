package org.ktrail.queries.lint.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Occurrence;
import org.ktrail.queries.lint.Proof;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.SeriesFiles;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.change.Delta;

/** A symbol gets into a namespace that a module which uses it does not import: modpost stops. */
public final class NamespaceNotImported implements Rule {
  private static final Pattern EXPORT =
      Pattern.compile("^EXPORT_SYMBOL_NS(?:_GPL)?\\s*\\(\\s*(\\w+)\\s*,\\s*\"?(\\w+)\"?");

  @Override
  public String name() {
    return "namespace-not-imported";
  }

  @Override
  public boolean asksBuild() {
    return true;
  }

  @Override
  public String summary() {
    return "a symbol is exported into a namespace that a module using it does not import";
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
      SeriesFiles files = SeriesFiles.after(submission, delta.step().number());
      for (Delta.FileDelta file : delta.files()) {
        if (!file.file().newPath().endsWith(".c") || file.file().after().isEmpty()) {
          continue;
        }
        String[] lines = new String(file.file().after().get().text(), UTF_8).split("\n", -1);
        for (int line : file.file().added().keySet()) {
          Matcher m = EXPORT.matcher(line <= lines.length ? lines[line - 1] : "");
          if (m.find()) {
            FindingPlace place =
                new FindingPlace(delta.step().number(), file.file().newPath(), line);
            symbol(submission, files, place, m.group(1), m.group(2), told, report);
          }
        }
      }
    }
  }

  private static void symbol(
      Submission submission,
      SeriesFiles files,
      FindingPlace place,
      String name,
      String namespace,
      Set<String> told,
      Report report) {
    Set<String> users = new TreeSet<>(submission.base().mentioning(name));
    for (Occurrence o : submission.occurrences().of(name)) {
      if (o.added() && o.isUse() && o.place().patch() <= place.patch()) {
        users.add(o.place().file());
      }
    }
    for (String user : users) {
      boolean module =
          user.endsWith(".c")
              && !user.equals(place.file())
              && !directory(user).equals(directory(place.file()))
              && !submission.base().modular(user).equals(Condition.NEVER);
      if (module && uses(files, user, name) && !imports(submission, files, user, namespace)) {
        if (told.add(name + " " + user)) {
          report.add(
              place,
              name,
              "%s is in the namespace %s now, which its user %s does not import"
                  .formatted(name, namespace, user),
              List.of(new Proof(0, user, 0, "uses " + name)));
        }
      }
    }
  }

  private static boolean uses(SeriesFiles files, String path, String name) {
    return text(files, path).matches("(?s).*\\b" + name + "\\s*\\(.*");
  }

  /** Any file of the directory may do it for the module. */
  private static boolean imports(
      Submission submission, SeriesFiles files, String user, String namespace) {
    Pattern imports =
        Pattern.compile("MODULE_IMPORT_NS\\s*\\(\\s*\"?" + Pattern.quote(namespace) + "\\b");
    Set<String> paths = new TreeSet<>(submission.base().beside(user));
    paths.add(user);
    paths.addAll(files.touched());
    return paths.stream()
        .filter(p -> directory(p).equals(directory(user)))
        .anyMatch(p -> imports.matcher(text(files, p)).find());
  }

  private static String text(SeriesFiles files, String path) {
    return files.image(path).map(i -> new String(i.text(), UTF_8)).orElse("");
  }

  private static String directory(String path) {
    return path.substring(0, Math.max(path.lastIndexOf('/'), 0));
  }
}
