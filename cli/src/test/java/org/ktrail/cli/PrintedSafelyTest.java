package org.ktrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedPseudograph;
import org.jgrapht.nio.dot.DOTImporter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ktrail.cli.drawing.DrawnPage;
import org.ktrail.cli.output.ExitCode;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/**
 * Whatever a repository or a mail names things, what is printed is what it seems to be: no
 * character that a terminal obeys, no line of another's making, and in each format what a parser of
 * it reads.
 */
class PrintedSafelyTest {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  @TempDir static Path directory;

  @BeforeAll
  static void nasty() throws Exception {
    NastyNames.create(directory.resolve("nasty.git"));
    NastyNames.mails(directory.resolve("nasty.mbox"));
    Files.writeString(
        directory.resolve("scenario.yaml"),
        """
        in: core/core.c
        state: |
          struct nasty n;
          int a;
        outcomes:
          - {value: "none\\tof it", when: "a == 0"}
        ---
        scenario: "tab\\tand\\nmm/y.c:1: forged \\u001b \\u202e <script> ]]> \\""
        title: "x\\nmm/y.c:1: forged <script>alert(1)</script>"
        steps:
          - step: "\\u001b\\nmm/y.c:1: forged"
            by: "\\u202e"
            c: a = nasty_target(&n);
        """);
  }

  static Stream<List<String>> commands() {
    String mbox = directory.resolve("nasty.mbox").toString();
    String scenario = directory.resolve("scenario.yaml").toString();
    List<List<String>> all = new ArrayList<>();
    List<String> pictures = List.of("text", "json", "dot", "mermaid", "svg", "html");
    List<String> both = List.of("text", "json");
    List<String> pages = List.of("text", "json", "html");
    List<String> table = List.of("tsv");
    for (List<String> source :
        List.of(List.<String>of(), List.of("--series", mbox, "--at", "v1", "--base", "v1"))) {
      add(all, pictures, source, "callers", "nasty_target", "--limit", "0");
      add(all, pictures, source, "callers", "run_*", "--all", "--depth", "3");
      add(all, pictures, source, "callers", "/^nasty/", "--all");
      add(all, pictures, source, "callees", "nasty_call", "--all", "--limit", "0");
      add(all, pictures, source, "callees", "/^nasty/", "--all", "--depth", "4");
      add(all, pictures, source, "path", "nasty_start", "nasty_target", "-k", "30");
      add(all, both, source, "reach", "nasty_target");
      add(all, both, source, "def", "*", "--limit", "0");
      add(all, both, source, "def", "run_7");
      add(all, both, source, "refs", "nasty_target", "--limit", "0");
      add(all, pictures, source, "ops", "nasty_ops");
      add(all, pictures, source, "ops", "nasty_ops.run");
      add(all, table, source, "export", "edges");
      add(all, table, source, "export", "symbols");
      add(all, both, source, "trace", "check", mbox);
      add(all, List.of("text", "json", "html", "tsv"), source, "simulate", scenario);
    }
    add(all, both, List.of(), "trace", "check", "HEAD");
    for (String series : List.of(mbox, "v1..HEAD")) {
      add(all, both, List.of(), "series", "list", series);
      add(all, both, List.of(), "series", "show", series);
      add(all, both, List.of(), "series", "place", series, "--base", "v1", "--prerequisites");
      add(
          all,
          List.of("text", "json", "sarif", "rdjsonl", "junit", "checkstyle"),
          List.of(),
          "lint",
          series,
          "--base",
          "v1",
          "--level",
          "info");
      add(
          all,
          List.of("text", "tsv", "json"),
          List.of(),
          "invariants",
          "kernel-general",
          "--series",
          series,
          "--base",
          "v1",
          "--each-patch",
          "--at",
          series.equals(mbox) ? "v2" : "v1");
    }
    add(
        all,
        List.of("text"),
        List.of(),
        "lint",
        "--sources",
        "drivers",
        "--base",
        "HEAD",
        "--level",
        "info");
    add(
        all,
        List.of("text", "tsv", "json"),
        List.of(),
        "invariants",
        "kernel-general",
        "--rev",
        "v1,HEAD",
        "--in",
        "drivers");
    add(
        all,
        pages,
        List.of("--base", "v1", "--entry", "nasty_start"),
        "series",
        "diff",
        mbox,
        "v1",
        "v2");
    add(
        all,
        pages,
        List.of("--base", "v1", "--path", "nasty_start", "nasty_target"),
        "series",
        "diff",
        mbox,
        "base",
        "v2");
    add(all, pages, List.of(), "series", "diff", "v1..HEAD", "base", "v1");
    add(
        all,
        pages,
        List.of("--base", "v1", "--behaviour", scenario),
        "series",
        "diff",
        mbox,
        "base",
        "v2");
    add(all, pages, List.of("--path", "nasty_start", "nasty_target"), "diff", "v1", "HEAD");
    add(
        all,
        List.of("text", "json", "html", "tsv"),
        List.of("--revs", "v1,HEAD"),
        "simulate",
        scenario);
    all.add(List.of("doctor"));
    all.add(List.of("index", "--stats", "HEAD", "v1"));
    all.add(List.of("index", "--verify"));
    return all.stream();
  }

  private static void add(
      List<List<String>> all, List<String> formats, List<String> options, String... command) {
    for (String format : formats) {
      List<String> words = new ArrayList<>(List.of(command));
      words.addAll(options);
      words.addAll(List.of("--format", format));
      all.add(words);
    }
  }

  /** What a command gave. */
  private record Given(int code, String out, String err) {}

  private static Given run(List<String> words) throws CharacterCodingException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> all = new ArrayList<>(List.of("-C", directory.resolve("nasty.git").toString()));
    all.addAll(words);
    int code = Main.run(all.toArray(String[]::new), out, err);
    return new Given(code, text(out), text(err));
  }

  private static String text(ByteArrayOutputStream bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(bytes.toByteArray()))
        .toString();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void inEveryFormat(List<String> words) throws Exception {
    Given given = run(words);
    assertThat(given.code()).as(given.err()).isNotEqualTo(ExitCode.ERROR);
    assertThat(given.out()).isNotEmpty();
    checkText(given.err());
    checkText(given.out());
    int format = words.indexOf("--format");
    switch (format < 0 ? "text" : words.get(format + 1)) {
      case "text", "mermaid" -> {}
      case "json", "sarif" -> JSON.readTree(given.out());
      case "rdjsonl" -> {
        for (String line : given.out().split("\n")) {
          JSON.readTree(line);
        }
      }
      case "junit", "checkstyle" -> xml(given.out());
      case "html" -> checkPage(given.out());
      case "svg" -> checkDrawing(given.out());
      case "dot" -> checkDot(given.out());
      case "tsv" -> checkTable(given.out());
      default -> throw new AssertionError(words);
    }
    if (words.contains("mermaid")) {
      checkMermaid(given.out());
    }
  }

  /** Nothing that a terminal obeys, and no line that begins as one of ours. */
  private static void checkText(String text) {
    text.codePoints()
        .forEach(c -> {
          boolean obeyed =
              switch (Character.getType(c)) {
                case Character.CONTROL -> c != '\n' && c != '\t';
                case Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    true;
                default -> false;
              };
          assertThat(obeyed).as(() -> shown(c, text)).isFalse();
        });
    assertThat(text.lines()).noneMatch(line -> line.startsWith(NastyNames.FORGED));
  }

  private static String shown(int c, String text) {
    int at = text.indexOf(Character.toString(c));
    return "U+%04X in %s".formatted(c, text.substring(Math.max(0, at - 99), at));
  }

  private static Document xml(String text) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
  }

  /** Our pages are XML but for the first line and what has no end in HTML. */
  private static void checkPage(String page) throws Exception {
    assertThat(page).startsWith("<!DOCTYPE html>\n");
    Document document =
        xml(
            page.substring("<!DOCTYPE html>\n".length())
                .replaceAll("(<meta [^>]*)>", "$1/>")
                .replaceAll("(<details[^>]*) open>", "$1>"));
    checkElements(document);
  }

  private static void checkDrawing(String drawing) throws Exception {
    checkElements(xml(drawing));
  }

  /** The script of a page is ours: it is named by its digest, and a policy lets no other run. */
  private static void checkElements(Document document) {
    var elements = document.getElementsByTagName("*");
    for (int i = 0; i < elements.getLength(); i++) {
      Element element = (Element) elements.item(i);
      assertThat(element.getTagName()).isNotIn("iframe", "img", "object", "foreignObject");
      if (element.getTagName().equals("script")) {
        String own = DrawnPage.resource("zoom.js");
        assertThat(element.getTextContent().strip()).startsWith(own.strip().substring(0, 80));
        assertThat(element.getTextContent()).doesNotContain("nasty", "forged", "alert");
      }
      for (int a = 0; a < element.getAttributes().getLength(); a++) {
        assertThat(element.getAttributes().item(a).getNodeName()).doesNotStartWith("on");
      }
    }
  }

  private static void checkDot(String text) {
    Graph<String, DefaultEdge> graph = new DirectedPseudograph<>(DefaultEdge.class);
    DOTImporter<String, DefaultEdge> importer = new DOTImporter<>();
    importer.setVertexFactory(id -> id);
    importer.importGraph(graph, new StringReader(text));
    assertThat(graph.vertexSet()).isNotEmpty().allMatch(id -> id.matches("n\\d+"));
  }

  private static void checkMermaid(String text) {
    String label = "\"[^\"\\n<>]*\"";
    List<String> lines = text.lines().toList();
    assertThat(lines.getFirst()).isEqualTo("flowchart TB");
    assertThat(lines.subList(1, lines.size()))
        .allMatch(line ->
            line.matches(
                "  n\\d+(\\["
                    + label
                    + "]|\\(\\["
                    + label
                    + "]\\)| -(\\.-|-)>\\|"
                    + label
                    + "\\| n\\d+)"));
  }

  private static void checkTable(String text) {
    List<String> rows = List.of(text.split("\n"));
    int columns = rows.getFirst().split("\t", -1).length;
    assertThat(columns).isGreaterThan(1);
    assertThat(rows).allMatch(row -> row.split("\t", -1).length == columns);
  }

  static Stream<List<String>> mistakes() {
    String nasty = "x\nmm/y.c:1: forged\rmm/z.c:2: forged \u001b[31m \u009b \u202e";
    return Stream.of(
        List.of("def", nasty),
        List.of("def", "x", "--rev", nasty),
        List.of("def", "x", "--config", nasty),
        List.of("callers", nasty),
        List.of("path", nasty, nasty),
        List.of("series", "list", nasty),
        List.of("series", "list", nasty + "@x", "--online", "--server", nasty),
        List.of("lint", directory.resolve("nasty.mbox").toString(), "--at", nasty),
        List.of("lint", directory.resolve("nasty.mbox").toString(), "--history", nasty),
        List.of("simulate", nasty),
        List.of("invariants", nasty),
        List.of("clone", directory + "/" + nasty, directory.resolve("x").toString()),
        List.of("diff", nasty, nasty),
        List.of("index", nasty),
        List.of("export", nasty),
        List.of(nasty),
        List.of("--" + nasty),
        List.of("def", "a\0b"),
        List.of("clone", "a\0b", "c\0d"),
        List.of("simulate", "a\0b"),
        List.of("-C", "a\0b", "doctor"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void areALine(List<String> words) throws Exception {
    Given given = run(words);
    assertThat(given.code()).isEqualTo(ExitCode.ERROR);
    assertThat(given.out()).isEmpty();
    checkText(given.err());
    assertThat(given.err()).startsWith("ktrail: ").hasLineCount(1);
  }

  @Test
  void passwordsAreNotPrinted() throws Exception {
    String url = "http://u:secret@127.0.0.1:1/x.git";
    for (List<String> words :
        List.of(
            List.of("-C", url, "doctor"),
            List.of(url),
            List.of("clone", url, directory.resolve("cloned").toString()),
            List.of("clone", "http://u:secret@127.0.0.1:1"),
            List.of("clone", url, "a", "b", url),
            List.of("series", "list", url + "/a@b.c"),
            List.of("lint", url + "/a@b.c", "--online"),
            List.of("def", "x", "--series", "a@b.c", "--online", "--server", url))) {
      Given given = run(words);
      assertThat(given.out() + given.err()).as(words.toString()).doesNotContain("secret");
    }
  }

  @Test
  void bugsForgeNothingEither() throws Exception {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Main.run(
        new String[] {"callers", "x"},
        (ktrail, asked) -> {
          throw new IllegalStateException("x\nmm/y.c:1: forged \r https://u:secret@host/x");
        },
        new ByteArrayOutputStream(),
        err);
    checkText(text(err));
    assertThat(text(err)).contains("this is a bug").doesNotContain("secret");
  }

  @Test
  void filesOfDirectoriesAreNamedSafely() throws Exception {
    Path patches = Files.createDirectory(directory.resolve("patches"));
    for (String name : List.of("x\nmm: forged.patch", "\u001b[31m.patch")) {
      Files.createSymbolicLink(patches.resolve(name), directory.resolve("nasty.mbox"));
    }
    Files.copy(directory.resolve("nasty.mbox"), patches.resolve("a\nmm: b.mbox"));
    for (String format : List.of("text", "json")) {
      Given given = run(List.of("series", "list", patches.toString(), "--format", format));
      assertThat(given.code()).isZero();
      checkText(given.out());
      checkText(given.err());
      assertThat(given.err()).contains("symbolic link");
      assertThat((given.err() + given.out()).lines()).noneMatch(line -> line.startsWith("mm"));
    }
  }

  @Test
  void twoNamesStayTwo() throws Exception {
    assertThat(run(List.of("refs", "nasty_target")).out())
        .contains("drivers/\\351.c:", "drivers/\u00e9.c:");
  }
}
