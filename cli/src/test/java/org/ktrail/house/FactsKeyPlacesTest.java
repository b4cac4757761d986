package org.ktrail.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.extract.SourceExtractor;
import org.ktrail.indexer.pipeline.FileExtractor;
import org.ktrail.indexer.store.FactsKeyMaker;

/** Whatever takes part in making facts is in the digest that they are kept by. */
class FactsKeyPlacesTest {
  private static final String INDEXER = "org.ktrail.indexer.";

  /** How a library is unpacked and what a failure is called: nothing of that gets into facts. */
  private static final Set<String> NOT_IN_FACTS = Set.of("failure", "files");

  @Test
  void allThatMakesFactsIsInTheKey() {
    JavaClasses house = new ClassFileImporter().importPackages("org.ktrail.indexer");
    Set<String> missing = new TreeSet<>();
    Set<JavaClass> seen = new HashSet<>();
    Deque<JavaClass> left = new ArrayDeque<>();
    List.of(
            SourceExtractor.class.getName(),
            FileExtractor.class.getName(),
            INDEXER + "store.Identifiers",
            INDEXER + "store.NameTerms",
            INDEXER + "facts.FactsCodec")
        .forEach(name -> left.add(house.get(name)));
    while (!left.isEmpty()) {
      JavaClass next = left.remove();
      if (!next.getName().startsWith(INDEXER) || !seen.add(next) || isNotInFacts(next)) {
        continue;
      }
      if (FactsKeyMaker.PLACES.stream().noneMatch(place -> isAt(next, place))) {
        missing.add(next.getName());
      }
      for (Dependency dependency : next.getDirectDependenciesFromSelf()) {
        left.add(dependency.getTargetClass().getBaseComponentType());
      }
    }
    assertThat(seen).hasSizeGreaterThan(100);
    assertThat(missing).isEmpty();
  }

  private static boolean isNotInFacts(JavaClass c) {
    return NOT_IN_FACTS.contains(c.getPackageName().substring(INDEXER.length()));
  }

  private static boolean isAt(JavaClass c, String place) {
    String name = c.getName().substring(INDEXER.length()).replaceFirst("\\$.*", "");
    String path = name.replace('.', '/');
    return place.equals(path + ".java") || path.startsWith(place + "/");
  }
}
