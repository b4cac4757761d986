package org.ktrail.queries.workspace.judged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.lint.Finding;

/**
 * Findings that the user has looked at and does not want to see again, each with the reason. Only a
 * file that the user names is read, never one of the tree under review.
 */
public final class Suppressions {
  public static final Suppressions NONE = new Suppressions(List.of());

  /** {@code RULE SUBJECT # reason}. */
  private record Entry(String line, Pattern rule, Pattern subject) {}

  private final List<Entry> entries;
  private final Set<Entry> used = new HashSet<>();

  private Suppressions(List<Entry> entries) {
    this.entries = entries;
  }

  /**
   * @throws UserError if the file cannot be read, or a line gives no reason
   */
  public static Suppressions read(Path file) {
    List<Entry> entries = new ArrayList<>();
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new UserError("--suppress %s: cannot be read: %s".formatted(file, e.getMessage()), e);
    }
    int number = 0;
    for (String line : lines) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] halves = line.split("#", 2);
      String[] words = halves[0].strip().split("\\s+", 2);
      if (halves.length < 2 || halves[1].isBlank() || words.length < 2) {
        throw new UserError(
            "--suppress %s: line %d: write RULE SUBJECT # reason".formatted(file, number));
      }
      entries.add(new Entry(line.strip(), glob(words[0]), glob(words[1].strip())));
    }
    return new Suppressions(entries);
  }

  private static Pattern glob(String text) {
    return Pattern.compile(
        String.join(".*", List.of(text.split("\\*", -1)).stream().map(Pattern::quote).toList()));
  }

  public boolean matches(Finding finding) {
    boolean matched = false;
    for (Entry e : entries) {
      if (e.rule().matcher(finding.rule()).matches()
          && e.subject().matcher(finding.subject()).matches()) {
        used.add(e);
        matched = true;
      }
    }
    return matched;
  }

  /** A word for each line that matched nothing. */
  public List<String> unused() {
    return entries.stream()
        .filter(e -> !used.contains(e))
        .map(e -> "suppression matches no finding: " + e.line())
        .toList();
  }
}
