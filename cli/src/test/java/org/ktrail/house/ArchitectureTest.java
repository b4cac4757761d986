package org.ktrail.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.extract.CSyntax;
import org.ktrail.indexer.syntax.FlatTree;
import org.ktrail.indexer.syntax.Grammar;

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
    rule.check(house);
  }

  /** Only the owner knows these libraries; it does know each, or the rule would guard nothing. */
  private static ArchRule only(String owner, String... libraries) {
    for (String library : libraries) {
      assertThat(house.that(resideInAPackage(owner)))
          .as("%s uses %s", owner, library)
          .anyMatch(type ->
              type.getDirectDependenciesFromSelf().stream()
                  .anyMatch(d -> resideInAPackage(library).test(d.getTargetClass())));
    }
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
  void packagesFormNoCircle() {
    slices().matching("org.ktrail.(**)").should().beFreeOfCycles().check(house);
  }

  @Test
  void eachLibraryHasOneOwner() {
    holds(only("org.ktrail.indexer.syntax..", "io.github.treesitter.."));
    // Mapped files are memory segments too; foreign functions are the parser's, and what starts
    // another JVM in place of this one.
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage("org.ktrail.indexer.syntax..")
            .and()
            .doNotHaveFullyQualifiedName("org.ktrail.cli.session.WorkJvm")
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
    holds(only("org.ktrail.cli.output..", "com.fasterxml.jackson.."));
    holds(only("org.ktrail.cli.drawing..", "org.eclipse.elk.."));
    holds(only("org.ktrail.queries.yaml..", "org.snakeyaml.."));
    holds(only("org.ktrail.queries.simulate.z3..", "com.microsoft.z3.."));
  }

  @Test
  void roomsOfTheCommandLineLookOneWay() {
    // What knows all commands is known by none; the warm-up runs it as a process would.
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackages("org.ktrail.cli", "org.ktrail.cli.install..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.ktrail.cli"));
    holds(
        noClasses()
            .that()
            .resideInAnyPackage("org.ktrail.cli.output..")
            .should()
            .dependOnClassesThat(
                resideInAPackage("org.ktrail.cli..")
                    .and(not(resideInAPackage("org.ktrail.cli.output..")))));
    holds(
        noClasses()
            .that()
            .resideInAnyPackage("org.ktrail.cli.session..", "org.ktrail.cli.options..")
            .should()
            .dependOnClassesThat(
                resideInAPackage("org.ktrail.cli..")
                    .and(
                        not(
                            resideInAnyPackage(
                                "org.ktrail.cli.output..",
                                "org.ktrail.cli.session..",
                                "org.ktrail.cli.options..")))));
  }

  @Test
  void roomsOfTheWorkspaceLookOneWay() {
    // The workspace itself knows the views that prune its graphs, and nothing of what asks it.
    holds(
        noClasses()
            .that()
            .resideInAPackage("org.ktrail.queries.workspace")
            .should()
            .dependOnClassesThat(
                resideInAPackage("org.ktrail.queries.workspace.*..")
                    .and(not(resideInAPackage("org.ktrail.queries.workspace.configured..")))));
    holds(
        noClasses()
            .that()
            .resideInAPackage("org.ktrail.queries.workspace.configured..")
            .should()
            .dependOnClassesThat(
                resideInAPackage("org.ktrail.queries.workspace..")
                    .and(not(resideInAPackage("org.ktrail.queries.workspace.configured..")))));
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackages("org.ktrail.queries.workspace..", "org.ktrail.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.ktrail.queries.workspace.."));
  }

  @Test
  void whoJudgesFunctionsKnowsNoSeries() {
    holds(
        noClasses()
            .that()
            .resideInAnyPackage("org.ktrail.queries.invariants..", "org.ktrail.queries.code..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.ktrail.queries.series..", "org.ktrail.queries.lint.."));
  }

  @Test
  void oneTypeSpellsTheGrammar() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackages("org.ktrail.indexer.syntax..", "org.ktrail.indexer.extract..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(FlatTree.class));
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage("org.ktrail.indexer.syntax..")
            .and()
            .areNotAssignableTo(CSyntax.class)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Grammar.class));
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
            .dependOnClassesThat(resideInAPackage("com.fasterxml.jackson..")));
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
