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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code grep} beside git's in files that are no plain texts. */
class GrepOddFilesTest {
  @TempDir static Path directory;
  private static Path repository;

  @BeforeAll
  static void write() throws Exception {
    repository = directory.resolve("odd");
    git(directory, "init", "-q", "-b", "main", "odd");
    file("crlf.c", "int a;\r\n\r\nint lamp_on(void)\r\n{\r\n\treturn a;\r\n}\r\n");
    file("cr-alone.txt", "one\rtwo lamp\rthree\nfour\r");
    file("no-end.txt", "first lamp\nlast lamp");
    file("empty.txt", "");
    file("only-end.txt", "\n");
    file("ends.txt", "\n\n\nlamp\n\n\n");
    file("blank.txt", " \n\t\n lamp \n");
    file("zero-early.bin", "lamp\0lamp\nlamp\n");
    file("zero-late.bin", "lamp\n".repeat(2_000) + "\0late lamp\nlamp");
    file("zero-at-edge.bin", "x".repeat(7_999) + "\0lamp\n");
    file("zero-behind-edge.bin", "x".repeat(8_000) + "\0lamp\n");
    file("utf8.txt", utf8("größe Größe GRÖSSE\n\u00fcber lamp \u00dcBER\n\u4e2d\u6587\n"));
    file(
        "latin.txt",
        "gr\u00f6\u00dfe lamp\n\u00fc\n\u00d7lamp\u00d7 \u00e9lamp\n10 0\u00e9 \u00e90\n");
    file("zeros.txt", utf8("0\u00e90 00\u00e9 0a0\u00e9\n\u00e9a\u00e9 a\u20aca 0\u20ac0x1\n"));
    file("bom.txt", utf8("\ufefflamp\n"));
    file("cut.txt", "lamp \u00e4\u00b8\nlamp\u00c3");
    file("in/lamp.h", "#define LAMP_MAX 0xDEADBEEF\n#define LAMP_MIN\t1u\nlamp_t lamp;\n");
    file("in/lamp/deep.c", "lamp->a->b->c = lamp[3];\nx = \"\\\"lamp\\\"\";\n");
    file("inside.c", "lamp(lamp(lamp()));\n");
    Files.createSymbolicLink(repository.resolve("link"), Path.of("in/lamp.h"));
    git(repository, "add", "-A");
    git(repository, "commit", "-q", "-m", "Odd files");
  }

  private static String utf8(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  private static void file(String path, String bytes) throws IOException {
    Path file = repository.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes.getBytes(ISO_8859_1));
  }

  private static byte[] git(Path where, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("git", "-C", where.toString()));
    command.addAll(List.of("-c", "user.name=A", "-c", "user.email=a@x"));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    byte[] out = process.getInputStream().readAllBytes();
    process.waitFor();
    return out;
  }

  private static final List<String> PATTERNS =
      List.of(
          "lamp",
          "lamp$",
          "^lamp",
          "^lamp$",
          "lamp.",
          ".lamp",
          "lamp\\r",
          "\\r$",
          "\\r",
          "^.$",
          "^$",
          "^\\s*$",
          "^[[:space:]]+$",
          "[[:space:]]$",
          "[^[:print:]]",
          "[[:cntrl:]]",
          ".",
          "^.{3}$",
          "gr..e",
          "gr[\u00f6]",
          "[^a-z ]ber",
          "(\u00fc|\u00dc)ber",
          "\u4e2d",
          "-i gr\u00f6",
          "-i \u00fcBER",
          "-i -F gr\u00d6",
          "-i lamp_m(ax|in)",
          "-i [A-C]->",
          "-i -w LAMP",
          "-w lamp",
          "-w \u00fc",
          "-w lamp_",
          "-w -F lamp",
          "-w (lamp|a)",
          "-w 0x[0-9A-F]+",
          "-w .",
          "\\blamp\\b",
          "\\Blamp",
          "lamp\\B",
          "\\<lamp",
          "\\bber",
          "\\Bber",
          "\\<ber",
          "ber\\b",
          "gr\\b",
          "gr\\B",
          "\\w+\\b.",
          "\\bgr[^e]+\\b",
          "\\B",
          "\\b",
          "0\\b",
          "\\b0x",
          "x\\B0",
          "-i \\bGR\u00f6\u00df",
          "\\<.+\\>",
          ".\\<.",
          "\u4e2d\\b",
          "\\bb",
          "l\\b",
          "lamp\\>",
          "\\w+\\W\\w+",
          "lamp|int",
          "(lamp|four|^$)",
          "(in|la)(t|mp)",
          "lamp(\\(lamp)*",
          "(lamp\\(){3}",
          "l.{0,2}p",
          "[]l]amp",
          "[^]l]amp",
          "[a-]",
          "\\\"",
          "\\[3\\]",
          "0x[[:xdigit:]]{8}",
          "[[:upper:]]{4}",
          "[[:alpha:]]+_t",
          "[0-9]u?$",
          "-c lamp",
          "-c ^$",
          "-c -i LAMP",
          "-l lamp",
          "-l ^$",
          "-l late",
          "-F lamp(",
          "-F $",
          "-F ->",
          "-F ^",
          "-c -F lamp",
          "-P lamp\\r?$",
          "-P ^\\s+lamp",
          "-P \\x{fc}",
          "-P \\d+",
          "-P [^\\x00-\\x7f]",
          "-P (?i:LAMP)_",
          "-P ^$",
          "-P \\h",
          "-P .\\b",
          "-w -P lamp|int",
          "-i -P \u00fcber",
          "x*",
          "(a|b|)",
          "three",
          "two.*three",
          "late lamp",
          "xlamp",
          "x.?lamp");

  static Stream<String> patterns() {
    return PATTERNS.stream();
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void linesAreThoseOfGit(String question) throws Exception {
    same(question, "");
    same(question, "in");
    same(question, "in/lamp.h");
  }

  private static void same(String question, String in) throws Exception {
    List<String> options = new ArrayList<>();
    String pattern = question;
    while (pattern.matches("-[a-zA-Z] .*")) {
      options.add(pattern.substring(0, 2));
      pattern = pattern.substring(3);
    }
    List<String> git = new ArrayList<>(List.of("grep", "-n"));
    if (!options.contains("-F") && !options.contains("-P")) {
      git.add("-E");
    }
    git.addAll(options);
    git.addAll(List.of("-e", pattern, "main"));
    List<String> ours = new ArrayList<>(List.of("grep", "--no-function", "--rev", "main"));
    ours.addAll(options);
    if (!in.isEmpty()) {
      git.addAll(List.of("--", in));
      ours.addAll(List.of("--in", in));
    }
    ours.addAll(List.of("--", pattern));
    byte[] expected = git(repository, git.toArray(String[]::new));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ours.addAll(0, List.of("-C", repository.toString()));
    int code = Main.run(ours.toArray(String[]::new), out, err);
    assertThat(out.toString(ISO_8859_1))
        .as(question + " " + err.toString(UTF_8))
        .isEqualTo(new String(expected, ISO_8859_1));
    assertThat(code).isEqualTo(expected.length == 0 ? 1 : 0);
  }
}
