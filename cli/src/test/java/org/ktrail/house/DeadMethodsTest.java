package org.ktrail.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No method is there that nothing calls but tests: whoever reads it would take it for part of what
 * ktrail does. Components of records are left out, since a record says what it holds.
 */
class DeadMethodsTest {
  /** What is there for another reason than a call, and the reason. */
  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("org.ktrail.cli.Main.main(String[])", "the JVM calls it"),
          Map.entry("org.ktrail.cli.install.Warmup.main(String[])", "the launcher runs it"),
          Map.entry("org.ktrail.cli.install.Modernise.main(String[])", "the launcher runs it"),
          Map.entry("org.ktrail.indexer.store.FactsKeyMaker.main(String[])", "the build runs it"),
          Map.entry(
              "org.ktrail.queries.workspace.asked.Question.ask(OpenRevision, String)",
              "it says what its implementations, which are called by their own types, have in"
                  + " common"),
          Map.entry(
              "org.ktrail.indexer.kbuild.KbuildModel.unread()",
              "the model accounts for the lines that it did not understand"),
          Map.entry(
              "org.ktrail.queries.simulate.source.SnapshotCode.problems()",
              "the code accounts for the functions that it did not understand"),
          Map.entry(
              "org.ktrail.indexer.syntax.Grammar.symbolName(int)",
              "whoever looks at a tree reads its symbols so"),
          Map.entry(
              "org.ktrail.queries.graph.EdgeKind.meaning()",
              "the page of the commands has it, and a test compares the two"));

  @Test
  void everyMethodIsCalled() {
    JavaClasses house =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.ktrail");
    TreeSet<String> dead = new TreeSet<>();
    for (JavaClass type : house) {
      for (JavaMethod method : type.getMethods()) {
        if (!isWritten(method) || isOverride(method) || isRead(type, method)) {
          continue;
        }
        boolean called =
            Stream.concat(method.getCallsOfSelf().stream(), method.getReferencesToSelf().stream())
                .anyMatch(access -> !access.getOrigin().equals(method));
        if (!called && method.getAnnotations().isEmpty()) {
          dead.add(name(method));
        }
      }
    }
    assertThat(dead).containsExactlyInAnyOrderElementsOf(REASONS.keySet());
  }

  private static String name(JavaMethod method) {
    return method.getOwner().getName()
        + "."
        + method.getName()
        + method.getRawParameterTypes().stream()
            .map(JavaClass::getSimpleName)
            .collect(Collectors.joining(", ", "(", ")"));
  }

  private static boolean isWritten(JavaCodeUnit unit) {
    return !unit.getModifiers().contains(JavaModifier.SYNTHETIC)
        && !unit.getModifiers().contains(JavaModifier.BRIDGE)
        && !unit.getName().contains("$")
        && !unit.getName().startsWith("<");
  }

  /** Whether a method is one that the type it is in must have: of an enumeration, of a record. */
  private static boolean isRead(JavaClass type, JavaMethod method) {
    return type.isEnum() && Set.of("values", "valueOf").contains(method.getName())
        || type.isRecord()
            && method.getRawParameterTypes().isEmpty()
            && type.tryGetField(method.getName()).isPresent();
  }

  private static boolean isOverride(JavaMethod method) {
    return Stream.concat(
            method.getOwner().getAllRawSuperclasses().stream(),
            method.getOwner().getAllRawInterfaces().stream())
        .flatMap(type -> type.getMethods().stream())
        .anyMatch(other ->
            other.getName().equals(method.getName())
                && other.getRawParameterTypes().size() == method.getRawParameterTypes().size());
  }
}
