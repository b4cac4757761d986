package org.ktrail.queries.simulate.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Names that differ only in what does not matter here. */
final class NameVariants {
  private record Rule(String kind, String text, String by) {}

  private final List<Rule> rules = new ArrayList<>();

  NameVariants(List<String> lines) {
    for (String line : lines) {
      String[] f = line.split(" ");
      rules.add(new Rule(f[0], f[1], f.length > 2 ? f[2] : ""));
    }
  }

  /** What a name may be a variant of, itself first. */
  Set<String> of(String name) {
    Set<String> out = new LinkedHashSet<>();
    List<String> open = new ArrayList<>(List.of(name));
    while (!open.isEmpty() && out.size() < 64) {
      String n = open.removeFirst();
      if (!out.add(n)) {
        continue;
      }
      for (Rule r : rules) {
        switch (r.kind()) {
          case "prefix" -> {
            if (n.startsWith(r.text())) {
              open.add(n.substring(r.text().length()));
            }
          }
          case "suffix" -> {
            if (n.endsWith(r.text())) {
              open.add(n.substring(0, n.length() - r.text().length()));
            }
          }
          case "replace" -> {
            if (n.contains(r.text())) {
              open.add(n.replace(r.text(), r.by()));
            }
          }
          default -> throw new IllegalArgumentException(r.kind());
        }
      }
    }
    return out;
  }
}
