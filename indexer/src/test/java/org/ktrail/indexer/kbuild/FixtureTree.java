package org.ktrail.indexer.kbuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ktrail.indexer.snapshot.SourceTree;

/** A tree from text: {@code //- path} starts a file; {@code //- a b c} makes empty ones. */
record FixtureTree(SortedMap<String, String> files) implements SourceTree {
  static FixtureTree of(String fixture) {
    SortedMap<String, String> files = new TreeMap<>();
    String path = "";
    for (String line : fixture.split("\n")) {
      if (line.startsWith("//- ")) {
        for (String name : line.substring(4).split(" ")) {
          path = name;
          files.put(name, "");
        }
      } else {
        files.merge(path, line + "\n", String::concat);
      }
    }
    return new FixtureTree(files);
  }

  @Override
  public Collection<String> paths() {
    return files.keySet();
  }

  @Override
  public byte[] read(String path) {
    return files.getOrDefault(path, "").getBytes(UTF_8);
  }
}
