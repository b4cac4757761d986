package org.ktrail.queries.lint.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ktrail.queries.lint.FindingLevel;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Proof;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.change.Delta;

/** A patch whose sources have no maintainer in common. */
public final class ManySections implements Rule {
  @Override
  public String name() {
    return "many-sections";
  }

  @Override
  public String summary() {
    return "a patch mixes sources of several sections of MAINTAINERS";
  }

  @Override
  public void check(Submission submission, Report report) {
    Optional<byte[]> text = submission.base().read("MAINTAINERS");
    if (text.isEmpty()) {
      return;
    }
    Maintainers maintainers = Maintainers.parse(new String(text.get(), UTF_8));
    for (Delta delta : submission.deltas()) {
      Map<String, Set<String>> groups = new TreeMap<>();
      for (Delta.FileDelta file : delta.files()) {
        String path = file.file().path();
        List<String> sections = maintainers.of(path);
        if (path.endsWith(".c") && !sections.isEmpty()) {
          groups.put(path, new TreeSet<>(sections));
        }
      }
      List<Set<String>> apart = new ArrayList<>();
      List<Proof> proof = new ArrayList<>();
      groups.forEach((path, sections) -> {
        boolean joined = false;
        for (Set<String> known : apart) {
          if (!joined && known.stream().anyMatch(sections::contains)) {
            known.addAll(sections);
            joined = true;
          }
        }
        if (!joined) {
          apart.add(new TreeSet<>(sections));
          proof.add(new Proof(delta.step().number(), path, 1, String.join("; ", sections)));
        }
      });
      if (apart.size() > 1) {
        report.add(
            apart.size() > 2 ? FindingLevel.WARNING : FindingLevel.INFO,
            FindingPlace.message(delta.step().number()),
            String.join(", ", groups.keySet()),
            "the patch mixes sources of %d groups of maintainers: %s"
                .formatted(
                    apart.size(),
                    String.join(" | ", apart.stream().map(s -> s.iterator().next()).toList())),
            proof);
      }
    }
  }
}
