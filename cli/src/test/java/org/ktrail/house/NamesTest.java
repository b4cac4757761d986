package org.ktrail.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A name of a type means one thing, so that a reader need not look at the imports. */
class NamesTest {
  @Test
  void noTypeHasTheNameOfAnother() {
    Map<String, List<String>> named = new TreeMap<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.ktrail")) {
      if (type.isTopLevelClass() && !type.getSimpleName().equals("package-info")) {
        named.computeIfAbsent(type.getSimpleName(), n -> new ArrayList<>()).add(type.getName());
      }
    }
    assertThat(named.values()).allMatch(types -> types.size() == 1);
  }
}
