package org.ktrail.queries.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.extract.SourceExtractor;
import org.ktrail.indexer.kbuild.KconfigSymbol;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.indexer.patch.PatchMail;
import org.ktrail.indexer.patch.PatchParser;
import org.ktrail.queries.lint.rules.Rules;
import org.ktrail.queries.series.place.PostedSeries;

/** What lint says of a patch beside a few files. */
final class SampleLint {
  private SampleLint() {}

  /** A base whose files below {@code mod/} are modules, and which has few paths. */
  private static Base base(Map<String, String> files) {
    SampleBase sample = new SampleBase(files, true);
    return new NoBase() {
      @Override
      public String revision() {
        return "base";
      }

      @Override
      public boolean placed() {
        return true;
      }

      @Override
      public List<String> mentioning(String name) {
        return sample.mentioning(name);
      }

      @Override
      public List<String> defining(String name) {
        return sample.defining(name);
      }

      @Override
      public Optional<byte[]> read(String path) {
        return sample.read(path);
      }

      @Override
      public Optional<org.ktrail.indexer.facts.Declarations> declarations(String path) {
        return sample.declarations(path);
      }

      @Override
      public boolean hasPath(String end) {
        return files.keySet().stream().anyMatch(p -> p.equals(end) || p.endsWith("/" + end));
      }

      @Override
      public boolean isBuilt(String path) {
        return !path.contains("lost");
      }

      @Override
      public Condition modular(String path) {
        return path.startsWith("mod/") ? Condition.atom("CONFIG_MOD=m") : Condition.NEVER;
      }

      @Override
      public Optional<KconfigSymbol> symbol(String name) {
        return name.equals("LAMP") || name.equals("MOD")
            ? Optional.of(new KconfigSymbol(name, KconfigSymbol.Type.BOOL, List.of()))
            : Optional.empty();
      }
    };
  }

  static String added(String path, String text) {
    List<String> lines = text.lines().toList();
    return "diff --git a/%s b/%s\nnew file mode 100644\n--- /dev/null\n+++ b/%s\n@@ -0,0 +1,%d @@\n"
            .formatted(path, path, path, lines.size())
        + lines.stream().map(l -> "+" + l + "\n").collect(Collectors.joining());
  }

  static String lint(String rule, Map<String, String> files, String diff) {
    return lint(rule, files, "Signed-off-by: A <a@b>\n", diff);
  }

  static String lint(String rule, Map<String, String> files, String text, String diff) {
    return findings(rule, files, text, diff).stream()
        .map(f -> "%s:%d %s\n".formatted(f.place().file(), f.place().line(), f.subject()))
        .collect(Collectors.joining());
  }

  /** The levels of what a rule finds. */
  static List<FindingLevel> levels(String rule, Map<String, String> files, String diff) {
    return findings(rule, files, "", diff).stream().map(Finding::level).toList();
  }

  static Submission submission(List<Patch> patches, Map<String, String> files) {
    return submission(new PostedSeries("v1", List.of(), patches), files);
  }

  static Submission submission(PostedSeries series, Map<String, String> files) {
    try (SourceExtractor extractor = new SourceExtractor()) {
      return new SubmissionReader(extractor::extract)
          .read(series, base(files), Set.of(), Optional.empty(), Graphs.NONE);
    }
  }

  static List<Finding> findings(String rule, Map<String, String> files, String text, String diff) {
    Patch patch =
        PatchParser.parse(PatchMail.of("m", "[PATCH] lamp", "Why.\n\n" + text + "---\n" + diff));
    Submission submission = submission(List.of(patch), files);
    List<RuleEntry> rules = Rules.ALL.stream().filter(e -> e.rule().name().equals(rule)).toList();
    assertThat(rules).hasSize(1);
    return Linter.check(submission, rules);
  }
}
