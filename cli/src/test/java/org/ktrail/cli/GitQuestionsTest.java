package org.ktrail.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ktrail.indexer.snapshot.Repositories;
import org.ktrail.indexer.store.Stores;

/** {@code grep}, {@code tree} and {@code log} beside what git itself says. */
class GitQuestionsTest {
  private static final String LAMP =
      """
      #define LIT(l) \\
      	((l)->lit)

      int lamp_off(struct lamp *lamp)
      {
      	spin_lock(&lamp->lock);
      	lamp->lit = 0;
      	lamp->count++;
      	spin_unlock(&lamp->lock);
      	return 0;
      }
      """;

  @TempDir static Path directory;
  private static Path repository;

  @BeforeAll
  static void write() throws Exception {
    repository = directory.resolve("work");
    git(directory, "init", "-q", "-b", "main", "work");
    file("lamp/a.c", LAMP);
    file("lamp/odd.bin", "lamp\0lamp\n");
    file("lamp/latin.txt", new String("caf\u00e9 lamp\n\nover".getBytes(ISO_8859_1), ISO_8859_1));
    file("ü.txt", "Über K\u212a \u017ftop\nlamp_off, lamp\n\n");
    commit("Add a lamp");
    file("lamp/a.c", LAMP.replace("lamp->lit = 0", "lamp->lit = false"));
    commit("Use a boolean");
    git(repository, "checkout", "-q", "-b", "side");
    file("other/x.c", "int x;\n");
    commit("Add another");
    git(repository, "checkout", "-q", "main");
    git(repository, "mv", "lamp/a.c", "lamp/b.c");
    commit("Rename the file");
    git(repository, "merge", "-q", "--no-ff", "-m", "Merge side", "side");
    String moved = Files.readString(repository.resolve("lamp/b.c"));
    file("lamp/b.c", moved.substring(0, moved.indexOf("int lamp_off")));
    file("other/x.c", "int x;\n\n" + moved.substring(moved.indexOf("int lamp_off")));
    commit("Move it");
    file(
        "other/x.c",
        "int x;\n\n"
            + moved
                .substring(moved.indexOf("int lamp_off"))
                .replace("lamp_off(struct lamp *lamp)", "lamp_dark(struct lamp *lamp, int why)"));
    commit("Say why");
  }

  private static void file(String path, String text) throws IOException {
    Path file = repository.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(
        file, path.endsWith("latin.txt") ? text.getBytes(ISO_8859_1) : text.getBytes(UTF_8));
  }

  private static long clock = 1_700_000_000;

  private static void commit(String subject) throws Exception {
    git(repository, "add", "-A");
    git(repository, "commit", "-q", "-m", subject);
  }

  private static byte[] git(Path where, String... words) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of("git", "-C", where.toString(), "-c", "user.name=A", "-c", "user.email=a@x"));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(false);
    clock += 60;
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("GIT_COMMITTER_DATE", clock + " +0530");
    builder.environment().put("GIT_AUTHOR_DATE", clock + " +0530");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    byte[] out = process.getInputStream().readAllBytes();
    process.waitFor();
    return out;
  }

  private record Answer(int code, byte[] out, String err) {
    String text() {
      return new String(out, UTF_8);
    }
  }

  private static Answer ask(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> all = new ArrayList<>(List.of("-C", repository.toString()));
    all.addAll(List.of(words));
    int code = Main.run(all.toArray(String[]::new), out, err);
    return new Answer(code, out.toByteArray(), err.toString(UTF_8));
  }

  private static final List<String> PATTERNS =
      List.of(
          "lamp",
          "lamp->(lit|count)",
          "^$",
          "^[[:space:]]*$",
          "-w lamp",
          "-i LAMP_OFF",
          "-F (l)->",
          "-l lamp",
          "-c lamp",
          "\\<lamp\\>",
          "\\bspin_\\w+",
          "caf.",
          "[^a-z]ber",
          "over$",
          "()",
          "x|",
          "a{2,3}b?",
          "[]})]",
          "[[:upper:]]",
          "-P \\bspin_(un)?lock\\(",
          "-i -w KK|stop",
          "-P (?i)ÜBER",
          "l(am)p+?",
          "\\.",
          "-w -c lamp",
          "[a\\]",
          "nothing_of_that");

  static Stream<String> patterns() {
    return PATTERNS.stream();
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.MethodSource("patterns")
  void linesAreThoseOfGit(String question) throws Exception {
    List<String> words = new ArrayList<>(List.of(question.split(" ")));
    String pattern = words.removeLast();
    List<String> git = new ArrayList<>(List.of("grep", "-n"));
    if (!question.startsWith("-F") && !question.startsWith("-P")) {
      git.add("-E");
    }
    git.addAll(words);
    git.addAll(List.of("-e", pattern, "main"));
    for (String index : List.of("", "--no-index")) {
      List<String> ours = new ArrayList<>(List.of("grep", "--no-function", "--rev", "main"));
      ours.addAll(words);
      ours.addAll(index.isEmpty() ? List.of("--", pattern) : List.of(index, "--", pattern));
      Answer answer = ask(ours.toArray(String[]::new));
      byte[] expected = git(repository, git.toArray(String[]::new));
      assertThat(new String(answer.out(), ISO_8859_1))
          .as(answer.err())
          .isEqualTo(new String(expected, ISO_8859_1));
      assertThat(answer.code()).isEqualTo(expected.length == 0 ? 1 : 0);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(a)\\1|a back-reference",
        "a**b{|Unmatched {",
        "*a|Invalid preceding regular expression",
        "(a|Unmatched (",
        "[a|Unmatched [",
        "[z-a]|Invalid range end",
        "[[:none:]]|Invalid character class name",
        "a{2000}|to repeat more than 1000 times",
        "a{3,2}|Invalid content",
      })
  void whatCannotBeReadIsSaid(String pattern, String why) {
    Answer answer = ask("grep", "--", pattern);
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(?=a)", "(?<!a)b", "a++", "(?>a)", "(a)\\g1", "\\Kx", "(?(1)a)", "(?R)"})
  void whatTakesMoreThanLinearTimeIsRefused(String pattern) {
    Answer answer = ask("grep", "-P", "--", pattern);
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("is not supported");
  }

  @Test
  void aLineHasItsFunction() {
    assertThat(ask("grep", "count\\+\\+").text())
        .isEqualTo("other/x.c:7:lamp_dark:\tlamp->count++;\n");
    assertThat(ask("grep", "--", "->lit\\)").text()).isEqualTo("lamp/b.c:2:LIT:\t((l)->lit)\n");
  }

  @Test
  void damagedTrigramsAreMadeAnew() throws Exception {
    assertThat(ask("grep", "count").code()).isZero();
    Path files;
    try (var opened = Repositories.open(repository)) {
      files = Stores.of(opened).directory().resolveSibling("text-1").resolve("trigrams");
    }
    try (Stream<Path> all = Files.list(files)) {
      for (Path file : all.filter(f -> f.toString().endsWith(".doc")).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        java.util.Arrays.fill(bytes, (byte) 7);
        Files.write(file, bytes);
      }
    }
    assertThat(ask("grep", "count\\+").text()).contains("lamp_dark");
  }

  @Test
  void entriesHaveTheCommitThatGitNames() throws Exception {
    for (boolean graph : List.of(false, true)) {
      if (graph) {
        git(repository, "commit-graph", "write", "--reachable", "--changed-paths");
      }
      for (String path :
          List.of("lamp/b.c", "lamp/odd.bin", "other/x.c", "lamp", "other", "ü.txt")) {
        int slash = path.lastIndexOf('/');
        String expected =
            new String(git(repository, "log", "-1", "--format=%s", "main", "--", path), UTF_8)
                .strip();
        Answer answer = slash < 0 ? ask("tree") : ask("tree", path.substring(0, slash));
        assertThat(answer.text())
            .as(answer.err())
            .containsPattern(
                "(?m)^"
                    + java.util.regex.Pattern.quote(path.substring(slash + 1))
                    + "/? "
                    + expected);
      }
    }
  }

  @Test
  void aFunctionIsFollowedThroughMovesAndRenames() {
    Answer answer = ask("log", "lamp_dark");
    assertThat(answer.text().lines().map(l -> l.replaceFirst("^\\S+ \\S+ ", "")))
        .as(answer.err())
        .containsExactly(
            "A: Say why [signature, renamed from lamp_off]",
            "A: Move it [moved from lamp/b.c]",
            "A: Rename the file [moved from lamp/a.c]",
            "A: Use a boolean [body]",
            "A: Add a lamp [added in lamp/a.c]");
    assertThat(ask("log", "lamp_dark", "-p", "-n", "1").text())
        .contains("-int lamp_off(struct lamp *lamp)\n+int lamp_dark(struct lamp *lamp, int why)\n");
    assertThat(ask("log", "no_such").err()).contains("no function of this name");
    assertThat(ask("log", "other/x.c:lamp_dark", "-n", "1").text()).contains("Say why");
  }
}
