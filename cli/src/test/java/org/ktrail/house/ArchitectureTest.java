package org.ktrail.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the parts of the house may know of each other; docs/architecture.md says why. */
class ArchitectureTest {
  private static JavaClasses house;

  @BeforeAll
  static void read() {
    house =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.ktrail");
  }

  private static void holds(ArchRule rule) {
    rule.allowEmptyShould(true).check(house);
  }

  private static ArchRule only(String owner, String... libraries) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(owner)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries);
  }

  @Test
  void modulesLookOneWay() {
    holds(
        noClasses()
            .that()
            .resideInAPackage("org.ktrail.indexer..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.ktrail.queries..", "org.ktrail.cli.."));
    holds(
        noClasses()
            .that()
            .resideInAPackage("org.ktrail.queries..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.ktrail.cli.."));
  }

  /** A package that knows another one is not known by it, by however many steps. */
  @Test
  void packagesOfAModuleFormNoCircle() {
    slices().matching("org.ktrail.indexer.(**)").should().beFreeOfCycles().check(house);
    slices().matching("org.ktrail.queries.(**)").should().beFreeOfCycles().check(house);
  }

  @Test
  void eachLibraryHasOneOwner() {
    holds(only("org.ktrail.indexer.syntax..", "io.github.treesitter..", "org.treesitter.."));
    // Mapped files are memory segments too; foreign functions are the parser's, and what starts
    // another JVM in place of this one.
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage("org.ktrail.indexer.syntax..")
            .and()
            .doNotHaveFullyQualifiedName("org.ktrail.cli.WorkJvm")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Linker.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(SymbolLookup.class));
    // Facts are packed with Lucene's LZ4, a pure function of bytes, and not with one of our own.
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage("org.ktrail.indexer.store..")
            .and()
            .haveNameNotMatching("org\\.ktrail\\.indexer\\.facts\\.PackedText.*")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.lucene.."));
    // Mails lie in git repositories too: a commit each, or a commit that is to be read as a mail.
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "org.ktrail.indexer.snapshot..", "org.ktrail.indexer.mail.git..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.jgit.."));
    holds(only("org.ktrail.indexer.mail", "org.apache.james.."));
    holds(only("org.ktrail.cli..", "picocli.."));
    holds(only("org.ktrail.queries.simulate.z3..", "com.microsoft.z3.."));
  }

  @Test
  void onlyTheCommandLinePrints() {
    holds(
        noClasses()
            .that()
            .resideInAnyPackage("org.ktrail.queries..", "org.ktrail.indexer..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(PrintStream.class)
            .orShould()
            .dependOnClassesThat(resideInAPackage("org.ktrail..json..")));
  }

  @Test
  void onlyMainEndsTheProcess() {
    holds(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.ktrail.cli.Main")
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class));
  }
}
