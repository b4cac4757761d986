package org.ktrail.queries.link.base;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.graph.ConditionText;
import org.ktrail.queries.link.facts.SnapshotFacts;

/**
 * Macros that makefiles define for each source of a linked revision, and when: what a partial link
 * would have to read all makefiles for. Files of a directory mostly have the same.
 *
 * @param names of all files
 */
public record DefinesTable(Map<Integer, Map<String, Condition>> byFile, Set<String> names) {
  /** What is defined when a file is compiled; empty if nothing is. */
  public Map<String, Condition> of(int file) {
    return byFile.getOrDefault(file, Map.of());
  }

  /** The sets that differ, each once, then the number of its set for each file that has one. */
  static byte[] write(SnapshotFacts facts) {
    Map<Map<String, Condition>, Integer> sets = new LinkedHashMap<>();
    Map<Integer, Integer> setOf = new TreeMap<>();
    for (int f = 0; f < facts.fileCount(); f++) {
      Map<String, Condition> defines = facts.defines(f);
      if (!defines.isEmpty()) {
        setOf.put(f, sets.computeIfAbsent(defines, k -> sets.size()));
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(sets.size());
      for (Map<String, Condition> set : sets.keySet()) {
        out.writeInt(set.size());
        for (Map.Entry<String, Condition> e : new TreeMap<>(set).entrySet()) {
          out.writeUTF(e.getKey());
          out.writeUTF(ConditionText.encode(e.getValue()));
        }
      }
      out.writeInt(setOf.size());
      for (Map.Entry<Integer, Integer> e : setOf.entrySet()) {
        out.writeInt(e.getKey());
        out.writeInt(e.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * @throws UncheckedIOException if it is not what {@link #write} wrote
   */
  static DefinesTable read(byte[] bytes) {
    List<Map<String, Condition>> sets = new ArrayList<>();
    Map<Integer, Map<String, Condition>> byFile = new HashMap<>();
    Set<String> names = new HashSet<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      for (int left = bytes.length == 0 ? 0 : in.readInt(); left > 0; left--) {
        Map<String, Condition> set = new HashMap<>();
        for (int n = in.readInt(); n > 0; n--) {
          set.put(in.readUTF(), ConditionText.decode(in.readUTF()));
        }
        names.addAll(set.keySet());
        sets.add(Map.copyOf(set));
      }
      for (int left = bytes.length == 0 ? 0 : in.readInt(); left > 0; left--) {
        int file = in.readInt();
        byFile.put(file, sets.get(in.readInt()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new DefinesTable(Map.copyOf(byFile), Set.copyOf(names));
  }
}
