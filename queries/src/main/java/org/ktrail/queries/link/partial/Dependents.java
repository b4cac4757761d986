package org.ktrail.queries.link.partial;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.queries.link.macros.PreprocessingTokens;
import org.ktrail.queries.link.partial.Signatures.Changed;

/**
 * Which files a changed declaration concerns: those that mention its name and can see it. A macro
 * that mentions it hands it on to its own users.
 */
final class Dependents {
  private record Handed(int file, Changed changed) {}

  private final PartialFacts facts;
  private final PartialInclusion includes;
  private final Map<Integer, BitSet> includers = new HashMap<>();
  private final Set<Handed> done = new HashSet<>();
  private final BitSet found = new BitSet();

  Dependents(PartialFacts facts, PartialInclusion includes) {
    this.facts = facts;
    this.includes = includes;
  }

  BitSet found() {
    return found;
  }

  void of(int file, Set<Changed> changed) {
    ArrayDeque<Handed> queue = new ArrayDeque<>();
    changed.forEach(c -> queue.add(new Handed(file, c)));
    while (!queue.isEmpty()) {
      Handed next = queue.poll();
      if (!done.add(next)) {
        continue;
      }
      BitSet files = mentioning(next.changed(), next.file());
      found.or(files);
      if (next.changed().byPlace()) {
        continue;
      }
      files.set(next.file());
      files.stream()
          .filter(f -> !facts.isGone(f))
          .forEach(f -> handOn(f, next.changed().name(), queue));
    }
  }

  private BitSet mentioning(Changed changed, int file) {
    BitSet seen = includers.computeIfAbsent(file, includes::includersOf);
    BitSet files = new BitSet();
    for (int f : facts.filesMentioning(changed.name())) {
      if (!facts.isGone(f) && f != file && (changed.linked() || seen.get(f) || isBody(f, file))) {
        files.set(f);
      }
    }
    if (changed.byPlace()) {
      BitSet byPlace = new BitSet();
      files.stream().filter(f -> PlacedMembers.of(facts, f, changed.name())).forEach(byPlace::set);
      return byPlace;
    }
    if (!changed.beside().isEmpty() && !files.isEmpty()) {
      BitSet both = new BitSet();
      facts.filesMentioning(changed.beside()).forEach(both::set);
      files.and(both);
    }
    return files;
  }

  /** Whether a header is compiled as a part of a source, whose own functions it may use. */
  private boolean isBody(int header, int source) {
    return facts.path(header).endsWith(".h")
        && !facts.path(source).endsWith(".h")
        && !facts.isGone(source)
        && includes.includes(source, header);
  }

  private void handOn(int file, String name, ArrayDeque<Handed> queue) {
    if (!facts.path(file).endsWith(".h")) {
      return;
    }
    for (Declarations.Macro m : facts.declarations(file).macros()) {
      if (!m.name().equals(name)
          && m.replacement().contains(name)
          && !m.parameters().contains(name)
          && PreprocessingTokens.ofReplacement(m).contains(name)) {
        queue.add(new Handed(file, new Changed(m.name(), "", false)));
      }
    }
    for (Declarations.AssemblerMacro m : facts.declarations(file).assemblerMacros()) {
      if (!m.name().equals(name) && m.body().stream().anyMatch(s -> s.text().contains(name))) {
        queue.add(new Handed(file, new Changed(m.name(), "", false)));
      }
    }
  }
}
