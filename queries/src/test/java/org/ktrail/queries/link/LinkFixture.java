package org.ktrail.queries.link;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.condition.ConditionEvaluator;
import org.ktrail.indexer.condition.Truth;
import org.ktrail.indexer.extract.FragmentParser;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.FactsCodec;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.facts.StringPool;
import org.ktrail.indexer.files.SealedFile;
import org.ktrail.indexer.pipeline.FileExtractor;
import org.ktrail.indexer.snapshot.BlobId;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.export.EdgeExport;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.GraphWriter;
import org.ktrail.queries.link.base.LinkBaseWriter;
import org.ktrail.queries.link.facts.Fragments;
import org.ktrail.queries.link.facts.SnapshotFacts;

/** A snapshot of a few C files, linked. */
public final class LinkFixture {
  private final TreeMap<String, String> texts = new TreeMap<>();

  private final Set<String> parts = new TreeSet<>();

  /** A source that is only compiled where another one includes it. */
  LinkFixture part(String path, String text) {
    parts.add(path);
    return file(path, text);
  }

  public LinkFixture file(String path, String text) {
    texts.put(path, text);
    return this;
  }

  /** The edges of these kinds, each as {@code caller -> callee kind grade file:line}. */
  public List<String> edges(EdgeKind first, EdgeKind... rest) {
    return rows(graph -> new GraphView(graph, c -> true), EnumSet.of(first, rest)).stream()
        .map(f -> "%s -> %s %s %s %s:%s".formatted(f[0], f[2], f[4], f[5], f[6], f[7]))
        .toList();
  }

  /** The direct and macro edges, each as {@code caller -> callee file:line if condition}. */
  public List<String> conditionalEdges() {
    return rows(graph -> new GraphView(graph, c -> true), CALLS).stream()
        .map(f -> "%s -> %s %s:%s if %s".formatted(f[0], f[2], f[6], f[7], f[8]))
        .toList();
  }

  /**
   * The direct and macro edges of what one configuration builds, as {@link #edges} tells them.
   *
   * @param atoms that hold in it; no other does
   */
  List<String> builtEdges(String... atoms) {
    ConditionEvaluator evaluator =
        ConditionEvaluator.of(atom -> Truth.of(List.of(atoms).contains(atom)));
    Predicate<Condition> possible = c -> evaluator.truth(c) != Truth.FALSE;
    return rows(graph -> GraphView.built(graph, possible, possible), CALLS).stream()
        .map(f -> "%s -> %s %s %s %s:%s".formatted(f[0], f[2], f[4], f[5], f[6], f[7]))
        .toList();
  }

  private static final EnumSet<EdgeKind> CALLS = EnumSet.of(EdgeKind.DIRECT, EdgeKind.MACRO);

  private List<String[]> rows(Function<Graph, GraphView> view, EnumSet<EdgeKind> kinds) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Graph graph = link()) {
      EdgeExport.write(view.apply(graph), kinds, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .toList();
  }

  public Graph link() {
    return link(new LinkBaseWriter());
  }

  /** The bytes of what a link keeps for partial ones. */
  public byte[] base() {
    LinkBaseWriter kept = new LinkBaseWriter();
    link(kept).close();
    try {
      Path file = Files.createTempFile("ktrail", ".base");
      try {
        kept.write(file);
        return Files.readAllBytes(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Graph link(LinkBaseWriter kept) {
    try (FragmentParser parser = new FragmentParser();
        FileExtractor files =
            new FileExtractor(
                () -> blob -> parser.parse(new String(blob, StandardCharsets.UTF_8)))) {
      List<String> paths = new ArrayList<>();
      List<SourceFacts> facts = new ArrayList<>();
      texts.forEach((path, text) -> {
        paths.add(path);
        facts.add(files.extract(path, text.getBytes(StandardCharsets.UTF_8)));
      });
      Path file = Files.createTempFile("ktrail", ".graph");
      file.toFile().deleteOnExit();
      GraphWriter.write(
          Linker.link(new Parsed(paths, facts, parser, parts), 1, (pass, done, of) -> {}, kept),
          file);
      SealedFile.seal(file);
      return Graph.open(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private record Parsed(
      List<String> paths, List<SourceFacts> facts, FragmentParser parser, Set<String> parts)
      implements SnapshotFacts {
    @Override
    public int fileCount() {
      return paths.size();
    }

    @Override
    public String path(int file) {
      return paths.get(file);
    }

    @Override
    public BlobId blob(int file) {
      return BlobId.of(new byte[BlobId.LENGTH], 0);
    }

    @Override
    public Declarations declarations(int file) {
      byte[] value = stored(file);
      return FactsCodec.decodeDeclarations(
          value, 0, value.length, FactsCodec.Detail.LINKABLE, StringPool.shared());
    }

    @Override
    public Declarations completeDeclarations(int file) {
      return facts.get(file).declarations();
    }

    @Override
    public List<Declarations.Macro> constants(int file) {
      byte[] value = stored(file);
      return FactsCodec.decodeConstants(value, 0, value.length, StringPool.shared());
    }

    private byte[] stored(int file) {
      return FactsCodec.encodeDeclarations(facts.get(file).declarations());
    }

    @Override
    public List<Body> bodies(int file) {
      return facts.get(file).bodies();
    }

    @Override
    public Condition buildCondition(int file) {
      return Condition.ALWAYS;
    }

    @Override
    public boolean isUnit(int file) {
      return path(file).endsWith(".c") && !parts.contains(path(file));
    }

    @Override
    public Map<String, Condition> defines(int file) {
      return Map.of();
    }

    @Override
    public String program(int file) {
      return "kernel";
    }

    @Override
    public Fragments fragments() {
      // One thread links, so the parser need not be its own.
      return parser::parse;
    }
  }
}
