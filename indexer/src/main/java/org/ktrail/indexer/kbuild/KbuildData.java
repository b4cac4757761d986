package org.ktrail.indexer.kbuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ktrail.indexer.condition.Condition;

/**
 * What no makefile of the tree says, from the data file {@code kbuild.tsv} beside this class.
 *
 * @param predefined make variables that the top makefile's first run sets
 * @param borrowed directories below {@code arch/} that another architecture builds
 * @param hosts for an architecture that is built for another's instructions: the usual other one
 * @param shell commands whose output is the same wherever a kernel is built
 * @param programs patterns of directories that are programs of their own, in order
 */
record KbuildData(
    Map<String, String> predefined,
    Map<String, String> borrowed,
    Map<String, String> hosts,
    Map<String, String> shell,
    List<String> programs) {
  static final KbuildData KERNEL = load();

  private static KbuildData load() {
    KbuildData data =
        new KbuildData(
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new ArrayList<>());
    try (InputStream in =
        Objects.requireNonNull(KbuildData.class.getResourceAsStream("kbuild.tsv"))) {
      for (String line : new String(in.readAllBytes(), UTF_8).split("\n")) {
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        String[] cells = line.split("\t");
        switch (cells[0]) {
          case "variable" -> data.predefined.put(cells[1], cells[2]);
          case "borrowed" -> data.borrowed.put(cells[1], cells[2]);
          case "host" -> data.hosts.put(cells[1], cells[2]);
          case "shell" -> data.shell.put(cells[1], cells[2]);
          case "program" -> data.programs.add(cells[1]);
          default -> throw new IllegalStateException("kbuild.tsv: " + line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return data;
  }

  /** The architecture whose build visits a directory, or "" if it is nobody's own. */
  String architectureOf(String directory) {
    for (Map.Entry<String, String> e : borrowed.entrySet()) {
      if (directory.equals(e.getKey()) || directory.startsWith(e.getKey() + "/")) {
        return e.getValue();
      }
    }
    if (!directory.startsWith("arch/")) {
      return "";
    }
    int end = directory.indexOf('/', "arch/".length());
    return directory.substring("arch/".length(), end < 0 ? directory.length() : end);
  }

  /** Where a file can be built, from its path alone. */
  Condition place(String path) {
    String own = architectureOf(path);
    if (own.isEmpty() || path.indexOf('/', "arch/".length()) < 0) {
      return Condition.ALWAYS;
    }
    Condition place = Condition.atom("ARCH=" + own);
    for (Map.Entry<String, String> e : hosts.entrySet()) {
      if (e.getValue().equals(own)) {
        place = Condition.or(place, Condition.atom("ARCH=" + e.getKey()));
      }
    }
    return place;
  }

  MakeWord host(MakeWord arch) {
    return new MakeWord(hosts.getOrDefault(arch.text(), arch.text()), Condition.ALWAYS);
  }
}
