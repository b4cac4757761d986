package org.ktrail.queries.lint.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.extract.SourceExtractor;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.indexer.patch.PatchMail;
import org.ktrail.indexer.patch.PatchParser;
import org.ktrail.queries.lint.Base;
import org.ktrail.queries.lint.Graphs;
import org.ktrail.queries.lint.Linter;
import org.ktrail.queries.lint.RuleEntry;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.lint.SubmissionReader;
import org.ktrail.queries.series.place.PostedSeries;

class RulesTest {
  private static final SourceExtractor EXTRACTOR = new SourceExtractor();

  @AfterAll
  static void close() {
    EXTRACTOR.close();
  }

  private static Patch patch(String subject, String diff) {
    return PatchParser.parse(PatchMail.of("m", subject, "Why.\n---\n" + diff));
  }

  /** A new file. */
  private static String added(String path, String text) {
    StringBuilder out = new StringBuilder();
    List<String> lines = text.lines().toList();
    out.append("diff --git a/%s b/%s\nnew file mode 100644\n".formatted(path, path));
    out.append("--- /dev/null\n+++ b/%s\n@@ -0,0 +1,%d @@\n".formatted(path, lines.size()));
    lines.forEach(l -> out.append('+').append(l).append('\n'));
    return out.toString();
  }

  private static String lint(String rule, Patch... patches) {
    PostedSeries series = new PostedSeries("v2", List.of(), List.of(patches));
    Submission submission =
        new SubmissionReader(EXTRACTOR::extract)
            .read(series, Base.NONE, Set.of(), Optional.empty(), Graphs.NONE);
    List<RuleEntry> rules = Rules.ALL.stream().filter(e -> e.rule().name().equals(rule)).toList();
    return Linter.check(submission, rules).stream()
        .map(f ->
            "%d %s:%d %s\n"
                .formatted(f.place().patch(), f.place().file(), f.place().line(), f.subject()))
        .collect(Collectors.joining());
  }

  private static final String HEADER =
      """
      struct dev;
      struct dev_ops {
      	int (*lost)(struct dev *d);
      };
      struct dev {
      	const struct dev_ops *ops;
      };
      """;
  private static final String CALLER =
      """
      #include "dev.h"
      int dev_lost(struct dev *d)
      {
      	return d->ops->lost(d);
      }
      """;
  private static final String IMPLEMENTER =
      """
      #include "dev.h"
      static int my_lost(struct dev *d)
      {
      	return 0;
      }
      const struct dev_ops my_ops = {
      	.lost = my_lost,
      };
      """;

  /** What there is after a patch was put together anew for each function. */
  @Test
  void manyFunctionsAreJudgedInTime() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 25_000; i++) {
      text.append("int f%d(void) { return 0; }\n".formatted(i));
    }
    Patch patch = patch("[PATCH] a", added("f.c", text.toString()));
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> assertThat(lint("missing-prototype", patch)).hasLineCount(25_000));
  }

  @Test
  void anOperationByItself() {
    assertThat(
            lint(
                "operation-without-user",
                patch("[PATCH 1/2] a", added("dev.h", HEADER)),
                patch("[PATCH 2/2] b", added("call.c", CALLER))))
        .isEqualTo("1 dev.h:3 dev_ops.lost\n");
    assertThat(
            lint(
                "operation-without-user",
                patch("[PATCH 1/1] a", added("dev.h", HEADER) + added("call.c", CALLER))))
        .isEmpty();
  }

  @Test
  void implementersBeforeCallers() {
    assertThat(
            lint(
                "inverted-layers",
                patch("[PATCH 1/2] a", added("dev.h", HEADER) + added("my.c", IMPLEMENTER)),
                patch("[PATCH 2/2] b", added("call.c", CALLER))))
        .isEqualTo("0 :0 dev_ops.lost\n");
    assertThat(
            lint(
                "inverted-layers",
                patch("[PATCH 1/2] a", added("dev.h", HEADER) + added("call.c", CALLER)),
                patch("[PATCH 2/2] b", added("my.c", IMPLEMENTER))))
        .isEmpty();
  }

  @Test
  void usedBeforeIntroduced() {
    Patch user = patch("[PATCH] a", added("a.c", "int f(void)\n{\n\treturn dev_count();\n}\n"));
    Patch definer = patch("[PATCH] b", added("b.c", "int dev_count(void)\n{\n\treturn 1;\n}\n"));
    assertThat(lint("used-before-introduced", user, definer)).isEqualTo("1 a.c:3 dev_count\n");
    assertThat(lint("used-before-introduced", definer, user)).isEmpty();
  }

  @Test
  void deadFunctionsAndFlagsThatNobodySets() {
    assertThat(
            lint(
                "dead-on-arrival",
                patch(
                    "[PATCH] a",
                    added(
                        "a.c",
                        """
                        #define DEV_SET 1
                        #define DEV_TESTED 2
                        static int dead(void)
                        {
                        	return 0;
                        }
                        int f(int flags)
                        {
                        	if (flags & DEV_TESTED)
                        		return f(DEV_SET);
                        	return 0;
                        }
                        int g(void)
                        {
                        	return f(DEV_SET);
                        }
                        EXPORT_SYMBOL(g);
                        """))))
        .isEqualTo("1 a.c:2 DEV_TESTED\n1 a.c:3 dead\n1 a.c:13 g\n");
  }

  @Test
  void definedUnderAnotherConfiguration() {
    String header =
        """
        #ifdef CONFIG_DEV
        int dev_hold(void);
        #endif
        """;
    String user =
        """
        #include "dev.h"
        #ifdef CONFIG_MY
        int f(void)
        {
        	return dev_hold();
        }
        #endif
        """;
    String definer = "#ifdef CONFIG_DEV\nint dev_hold(void)\n{\n\treturn 1;\n}\n#endif\n";
    Patch both = patch("[PATCH] a", added("dev.h", header) + added("dev.c", definer));
    assertThat(lint("undefined-under-configuration", both, patch("[PATCH] b", added("my.c", user))))
        .isEqualTo("2 my.c:5 dev_hold\n");
    String stub =
        header.replace("#endif", "#else\nstatic inline int dev_hold(void) { return 0; }\n#endif");
    Patch stubbed = patch("[PATCH] a", added("dev.h", stub) + added("dev.c", definer));
    assertThat(
            lint("undefined-under-configuration", stubbed, patch("[PATCH] b", added("my.c", user))))
        .isEmpty();
  }

  @Test
  void visibilityOfFunctions() {
    String text = "int kill(void)\n{\n\treturn 1;\n}\nstatic int f(void)\n{\n\treturn kill();\n}\n";
    Patch p = patch("[PATCH] a", added("a.c", text));
    assertThat(lint("could-be-static", p)).isEqualTo("1 a.c:1 kill\n");
    assertThat(lint("missing-prototype", p)).isEqualTo("1 a.c:1 kill\n");
  }

  @Test
  void messages() {
    Patch p = patch("[PATCH v2] dev: Implement ->range_lost()", added("my.c", IMPLEMENTER));
    assertThat(lint("message-mismatch", p)).isEqualTo("1 :0 range_lost\n");
    assertThat(lint("no-changelog", p)).isEqualTo("1 :0 v2\n");
  }

  @Test
  void everyRuleHasAPage() {
    Path rules = Path.of("../docs/rules");
    for (RuleEntry entry : Rules.ALL) {
      Path page = rules.resolve(entry.rule().name() + ".md");
      assertThat(page).exists();
      assertThat(read(page)).contains("# " + entry.rule().name()).contains("## Example");
    }
  }

  private static String read(Path page) {
    try {
      return Files.readString(page, UTF_8);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
