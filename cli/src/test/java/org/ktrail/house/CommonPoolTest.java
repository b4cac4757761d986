package org.ktrail.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.BaseStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * No work of ours runs on the JVM's common pool, where libraries wait for theirs; {@code
 * org.ktrail.indexer.parallel} has threads of our own.
 */
class CommonPoolTest {
  @Test
  void noWorkOfOursIsOnIt() {
    noClasses()
        .should()
        .accessTargetWhere(DescribedPredicate.describe("runs there", CommonPoolTest::runsThere))
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(ForkJoinPool.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(ForkJoinTask.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(SubmissionPublisher.class)
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.ktrail"));
  }

  /** Whatever the JDK runs on the common pool unless it is handed an executor. */
  private static boolean runsThere(JavaAccess<?> access) {
    if (!(access.getTarget() instanceof CodeUnitAccessTarget target)) {
      return false;
    }
    JavaClass owner = target.getOwner();
    String name = target.getName();
    List<JavaClass> parameters = target.getRawParameterTypes();
    return owner.isAssignableTo(Collection.class) && name.equals("parallelStream")
        || owner.isAssignableTo(BaseStream.class) && name.equals("parallel")
        || owner.isEquivalentTo(StreamSupport.class)
        || owner.isEquivalentTo(Arrays.class) && name.startsWith("parallel")
        || owner.isAssignableTo(ConcurrentHashMap.class)
            && name.matches("(?:forEach|search|reduce)\\w*")
            && parameters.getFirst().isEquivalentTo(long.class)
        || owner.isAssignableTo(CompletableFuture.class)
            && name.endsWith("Async")
            && parameters.stream().noneMatch(type -> type.isEquivalentTo(Executor.class));
  }
}
