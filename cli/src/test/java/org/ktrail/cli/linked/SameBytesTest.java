package org.ktrail.cli.linked;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.cli.Main;
import org.ktrail.cli.session.TerminalProgress;
import org.ktrail.indexer.pipeline.FactsDigest;
import org.ktrail.indexer.pipeline.Indexer;
import org.ktrail.indexer.pipeline.Progress;
import org.ktrail.indexer.snapshot.Repositories;
import org.ktrail.indexer.snapshot.SampleRepository;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.store.FactStore;
import org.ktrail.indexer.store.Stores;
import org.ktrail.queries.workspace.Extractors;
import org.ktrail.queries.workspace.Workspace;

/**
 * One tree gives the same facts, graph and export, to the byte, in whatever order and by however
 * many threads it was read. The tree is what this house has of C, the models of the simulator, and
 * files put together by chance of what the extractor has to think about.
 */
class SameBytesTest {
  private static final int FILES = 80;

  /** What a number stands in for: another file's, so that names meet. */
  private static final List<String> SNIPPETS =
      List.of(
          """
          struct box@ { int (*open)(struct box@ *b, int n); struct box@ *next; void *data; };
          """,
          """
          static int open@(struct box@ *b, int n)
          {
          	return n ? b->next->open(b->next, n - 1) : call@(b);
          }
          """,
          """
          static const struct box@ the_box@ = { .open = open@ };
          """,
          """
          #define call@(b) ((b)->open ? run@(b, open@) : 0)
          #define DEFINE_BOX@(name) static struct box@ name = { .open = open@ }
          """,
          """
          int run@(struct box@ *b, int (*f)(struct box@ *, int))
          {
          	return f(b, 1);
          }
          """,
          """
          #ifdef CONFIG_BOX@
          DEFINE_BOX@(made@);
          int late@(void)
          {
          #else
          int late@(int n)
          {
          	note@(n);
          #endif
          	return run@(&the_box@, open@);
          }
          """,
          """
          static inline __attribute__((cold)) void __init note@(int n)
          {
          	for_each_box@(b, n) {
          		if (b->data)
          			late@();
          	}
          }
          """,
          """
          #define for_each_box@(b, n) for (struct box@ *b = (void *)(long)(n); b; b = b->next)
          """,
          """
          typedef int (*box_fn@)(struct box@ *, int);
          EXPORT_SYMBOL(run@);
          """,
          """
          int old@(b, n) struct box@ *b; int n;
          {
          	box_fn@ f = b->open;
          	return (*f)(b, n) + ({ int x = run@(b, f); x; });
          }
          """,
          """
          int broken@(struct box@ *b { return run@(b,, open@ }
          """,
          """
          enum kind@ { FIRST@, LAST@ = FIRST@ + 4 };
          static box_fn@ table@[] = { [FIRST@] = open@, [LAST@] = run@ };
          """);

  @TempDir static Path directory;
  private static final Map<String, String> SOURCES = new TreeMap<>();

  @BeforeAll
  static void sources() throws IOException {
    Path models = Path.of("").toAbsolutePath().resolveSibling("queries/src/main/resources");
    try (Stream<Path> all = Files.walk(models)) {
      for (Path file : all.filter(f -> f.toString().endsWith(".c")).toList()) {
        SOURCES.put("models/" + file.getFileName(), Files.readString(file));
      }
    }
    assertThat(SOURCES).hasSizeGreaterThan(10);
    Random random = new Random(1);
    for (int i = 0; i < FILES; i++) {
      StringBuilder text = new StringBuilder("#include \"f" + random.nextInt(FILES) + ".h\"\n");
      for (int lines = 3 + random.nextInt(20); lines > 0; lines--) {
        String snippet = SNIPPETS.get(random.nextInt(SNIPPETS.size()));
        text.append(snippet.replace("@", Integer.toString(random.nextInt(9))));
      }
      SOURCES.put("f" + i + (i % 3 == 0 ? ".h" : ".c"), text.toString());
    }
  }

  /** All that can be told apart of an index. */
  private record Made(String facts, byte[] graph, byte[] base, String edges, String symbols) {}

  private static Made index(String name, int threads, List<List<String>> parts) throws Exception {
    Path place = directory.resolve(name);
    SampleRepository.create(place, SOURCES);
    Progress progress =
        new TerminalProgress(new PrintWriter(OutputStream.nullOutputStream(), true, UTF_8));
    try (Workspace workspace =
        new Workspace(
            Repositories.open(place),
            progress,
            Extractors.factory(),
            Extractors.fragments(),
            () -> {},
            threads)) {
      Snapshot snapshot = workspace.snapshot("HEAD");
      Stores stores = workspace.stores();
      Indexer indexer = new Indexer(stores, Extractors.factory(), progress, threads);
      for (List<String> part : parts) {
        Set<String> wanted = new HashSet<>(part);
        assertThat(indexer.index(snapshot, wanted::contains).indexed()).isPositive();
      }
      workspace.graph(snapshot).close();
      String facts;
      try (FactStore store = stores.open()) {
        facts = FactsDigest.of(store, snapshot);
      }
      Path artifacts = stores.directory().resolve("artifacts");
      return new Made(
          facts,
          only(artifacts, "graph-"),
          only(artifacts, "base-"),
          export(place, "edges"),
          export(place, "symbols"));
    }
  }

  private static byte[] only(Path place, String prefix) throws IOException {
    try (Stream<Path> all = Files.list(place)) {
      List<Path> found = all.filter(f -> f.getFileName().toString().startsWith(prefix)).toList();
      assertThat(found).hasSize(1);
      return Files.readAllBytes(found.getFirst());
    }
  }

  private static String export(Path repository, String what) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Main.run(new String[] {"-C", repository.toString(), "export", what}, out, err);
    assertThat(code).as(err.toString(UTF_8)).isZero();
    return out.toString(UTF_8);
  }

  @Test
  void inWhateverOrderAndByHoweverManyThreads() throws Exception {
    Made first = index("alone", 1, List.of());
    assertThat(first.edges().lines().count()).isGreaterThan(1_000);
    List<String> shuffled = new ArrayList<>(SOURCES.keySet());
    Collections.shuffle(shuffled, new Random(2));
    List<List<String>> pieces = new ArrayList<>();
    for (int i = 0; i < shuffled.size() - 10; i += 9) { // the last ones are left to the link
      pieces.add(shuffled.subList(i, i + 9));
    }
    check(index("threads", 4, List.of()), first);
    check(index("pieces", 1, pieces), first);
    check(index("threads-and-pieces", 3, pieces.reversed()), first);
  }

  private static void check(Made made, Made first) {
    assertThat(made.facts()).isEqualTo(first.facts());
    assertThat(made.edges()).isEqualTo(first.edges());
    assertThat(made.symbols()).isEqualTo(first.symbols());
    assertThat(made.graph()).isEqualTo(first.graph());
    assertThat(made.base()).isEqualTo(first.base());
  }
}
