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
import java.util.TreeMap;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.extract.FragmentParser;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.pipeline.FileExtractor;
import org.ktrail.indexer.snapshot.BlobId;
import org.ktrail.queries.calls.View;
import org.ktrail.queries.export.EdgeExport;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.GraphWriter;

/** A snapshot of a few C files, linked. */
final class LinkFixture {
  private final TreeMap<String, String> texts = new TreeMap<>();

  LinkFixture file(String path, String text) {
    texts.put(path, text);
    return this;
  }

  /** The edges of these kinds, each as {@code caller -> callee kind grade file:line}. */
  List<String> edges(EdgeKind first, EdgeKind... rest) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Graph graph = link()) {
      EdgeExport.write(new View(graph, c -> true), EnumSet.of(first, rest), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .map(f -> "%s -> %s %s %s %s:%s".formatted(f[0], f[2], f[4], f[5], f[6], f[7]))
        .toList();
  }

  Graph link() {
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
          Linker.link(
              new Parsed(paths, facts, parser), 1, (pass, done, of) -> {}, new LinkBaseWriter()),
          file);
      return Graph.open(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private record Parsed(List<String> paths, List<SourceFacts> facts, FragmentParser parser)
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
      return facts.get(file).declarations();
    }

    @Override
    public Declarations completeDeclarations(int file) {
      return declarations(file);
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
