package org.ktrail.queries.link.includes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.facts.Declarations;

/** Files that include each other; a file's text is the names it includes, each on its line. */
class IncludesTest {
  private final TreeMap<String, String> files = new TreeMap<>();

  /**
   * @param includes each as {@code <a.h>} or {@code "a.h"}
   */
  private IncludesTest file(String path, String... includes) {
    files.put(path, String.join("\n", includes));
    return this;
  }

  private int number(String path) {
    return new ArrayList<>(files.keySet()).indexOf(path);
  }

  private Includes includes() {
    String[] paths = files.keySet().toArray(String[]::new);
    return new Includes(paths, file -> written(files.getOrDefault(paths[file], "")));
  }

  private static List<Declarations.Include> written(String text) {
    List<Declarations.Include> all = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String path = line.substring(1, line.length() - 1);
      all.add(new Declarations.Include(path, line.startsWith("<"), all.size() + 1, 0));
    }
    return all;
  }

  /** The files that a file includes itself. */
  private List<String> targets(String path) {
    String[] paths = files.keySet().toArray(String[]::new);
    return Arrays.stream(includes().targets(number(path))).mapToObj(f -> paths[f]).toList();
  }

  @Test
  void aQuotedNameIsLookedForBesideItsFileFirst() {
    file("drivers/a/x.c", "\"dev.h\"", "\"../b/dev.h\"", "\"./sub/dev.h\"");
    file("drivers/a/dev.h")
        .file("drivers/b/dev.h")
        .file("drivers/a/sub/dev.h")
        .file("include/dev.h");
    assertThat(targets("drivers/a/x.c"))
        .containsExactly("drivers/a/dev.h", "drivers/b/dev.h", "drivers/a/sub/dev.h");
  }

  @Test
  void aNameInBracketsIsNotLookedForBesideItsFile() {
    file("drivers/a/x.c", "<dev.h>").file("drivers/a/dev.h").file("include/dev.h");
    assertThat(targets("drivers/a/x.c")).containsExactly("include/dev.h");
  }

  @Test
  void theKernelsDirectoriesAreSearchedInTheirOrder() {
    file("a.c", "<linux/x.h>", "<linux/y.h>");
    file("include/linux/x.h").file("include/uapi/linux/x.h").file("include/uapi/linux/y.h");
    assertThat(targets("a.c")).containsExactly("include/linux/x.h", "include/uapi/linux/y.h");
  }

  @Test
  void anArchitecturesFileIsThatOfTheIncludersArchitecture() {
    file("arch/arm/k.c", "<asm/io.h>").file("arch/arm/include/asm/io.h");
    file("arch/x86/k.c", "<asm/io.h>").file("arch/x86/include/uapi/asm/io.h");
    file("include/asm-generic/io.h");
    assertThat(targets("arch/arm/k.c")).containsExactly("arch/arm/include/asm/io.h");
    assertThat(targets("arch/x86/k.c")).containsExactly("arch/x86/include/uapi/asm/io.h");
  }

  @Test
  void codeOfNoArchitectureSeesAllOfThemAndTheGenericOne() {
    file("kernel/k.c", "<asm/io.h>");
    file("arch/arm/include/asm/io.h").file("arch/x86/include/asm/io.h");
    file("include/asm-generic/io.h");
    assertThat(targets("kernel/k.c"))
        .containsExactly(
            "arch/arm/include/asm/io.h", "arch/x86/include/asm/io.h", "include/asm-generic/io.h");
  }

  @Test
  void anArchitectureWithoutAFileOfItsOwnHasTheGenericOne() {
    file("arch/arm/k.c", "<asm/io.h>").file("arch/x86/include/asm/io.h");
    file("include/asm-generic/io.h");
    assertThat(targets("arch/arm/k.c")).containsExactly("include/asm-generic/io.h");
  }

  @Test
  void whatIsNowhereThereIsTakenFromTheNearestDirectory() {
    file("drivers/a/core/x.c", "<regs/dev.h>");
    file("drivers/a/include/regs/dev.h").file("drivers/b/include/regs/dev.h");
    file("drivers/a/include/other/dev.h");
    assertThat(targets("drivers/a/core/x.c")).containsExactly("drivers/a/include/regs/dev.h");
  }

  @Test
  void eachFileHasTheNearestOneWhoeverAskedBefore() {
    file("drivers/a/x.c", "<regs.h>").file("drivers/a/include/regs.h");
    file("drivers/b/x.c", "<regs.h>").file("drivers/b/include/regs.h");
    assertThat(targets("drivers/a/x.c")).containsExactly("drivers/a/include/regs.h");
    assertThat(targets("drivers/b/x.c")).containsExactly("drivers/b/include/regs.h");
  }

  @Test
  void aHeaderOfAnotherTreeIsNotTaken() {
    file("drivers/a/x.c", "<regs.h>").file("sound/regs.h");
    assertThat(targets("drivers/a/x.c")).isEmpty();
  }

  @Test
  void aToolDoesNotSeeTheKernelsDirectories() {
    file("tools/perf/x.c", "<linux/x.h>");
    file("include/linux/x.h").file("tools/include/linux/x.h");
    assertThat(targets("tools/perf/x.c")).containsExactly("tools/include/linux/x.h");
  }

  @Test
  void aTableStandsForTheHeaderThatIsMadeOfIt() {
    file("arch/x86/entry.c", "<asm/syscalls_64.h>");
    file("arch/x86/entry/syscall_64.tbl").file("arch/arm/tools/syscall_64.tbl");
    assertThat(targets("arch/x86/entry.c")).containsExactly("arch/x86/entry/syscall_64.tbl");
  }

  @Test
  void whatIsNowhereIsTold() {
    file("a.c", "<generated/made.h>", "\"b.h\"").file("b.h");
    assertThat(targets("a.c")).containsExactly("b.h");
    assertThat(includes().unresolved()).containsExactly("made.h");
  }

  @Test
  void aFileIncludedTwiceCountsOnceAndItselfNever() {
    file("a.h", "\"b.h\"", "\"a.h\"", "\"b.h\"").file("b.h");
    assertThat(targets("a.h")).containsExactly("b.h");
    assertThat(includes().targetLines(number("a.h"))).containsExactly(1);
  }

  @Test
  void aFileSeesWhatItsHeadersInclude() {
    file("a.c", "\"a.h\"").file("a.h", "\"b.h\"").file("b.h").file("c.h");
    Inclusion.Visible seen = includes().visibleFrom(number("a.c"));
    assertThat(seen.sees(number("b.h"))).isTrue();
    assertThat(seen.sees(number("c.h"))).isFalse();
    assertThat(includes().includes(number("a.c"), number("b.h"))).isTrue();
  }

  @Test
  void headersThatIncludeEachOtherBringTheSame() {
    file("a.h", "\"b.h\"").file("b.h", "\"c.h\"", "\"d.h\"").file("c.h", "\"a.h\"").file("d.h");
    Includes all = includes();
    for (String header : List.of("a.h", "b.h", "c.h")) {
      for (String other : List.of("a.h", "b.h", "c.h", "d.h")) {
        assertThat(all.brings(number(header), number(other))).as(header + other).isTrue();
      }
    }
    assertThat(all.brings(number("d.h"), number("a.h"))).isFalse();
  }

  @Test
  void aPartOfASourceSeesWhatThatSourceSees() {
    file("a.c", "\"a.h\"", "\"part.c\"").file("a.h").file("part.c").file("other.c", "\"a.h\"");
    Includes all = includes();
    assertThat(all.visibleFrom(number("part.c")).sees(number("a.h"))).isTrue();
    assertThat(all.unitsOf(number("part.c"))).containsExactly(number("a.c"));
    assertThat(all.unitsOf(number("a.h"))).isEmpty();
  }

  @Test
  void definitionsComeInTheOrderOfIncludes() {
    file("a.c", "\"x.h\"", "\"y.h\"").file("x.h", "\"deep.h\"").file("y.h").file("deep.h");
    file("z.h");
    Includes all = includes();
    int a = number("a.c");
    assertThat(all.later(a, number("y.h"), number("deep.h"))).isPositive();
    assertThat(all.later(a, number("deep.h"), number("y.h"))).isNegative();
    assertThat(all.later(a, a, number("y.h"))).isPositive();
    // The definitions of x.h come after those of what it includes.
    assertThat(all.later(a, number("x.h"), number("deep.h"))).isPositive();
    assertThat(all.later(a, number("z.h"), number("z.h"))).isZero();
  }

  @Test
  void whatStandsBehindALineIsNotSeenBeforeIt() {
    file("a.c", "\"x.h\"", "\"y.h\"").file("x.h").file("y.h", "\"deep.h\"").file("deep.h");
    Includes all = includes();
    int a = number("a.c");
    assertThat(all.onlyAfter(a, number("deep.h"), 2)).isTrue();
    assertThat(all.onlyAfter(a, number("deep.h"), 3)).isFalse();
    assertThat(all.onlyAfter(a, number("x.h"), 2)).isFalse();
    assertThat(all.onlyAfter(a, a, 1)).isFalse();
  }

  @Test
  void headersMeetInASourceThatIncludesBoth() {
    file("a.c", "\"x.h\"", "\"y.h\"").file("b.c", "\"z.h\"");
    file("x.h").file("y.h").file("z.h");
    Includes all = includes();
    assertThat(all.meet(number("x.h"), number("y.h"))).isTrue();
    assertThat(all.meet(number("x.h"), number("z.h"))).isFalse();
  }

  @Test
  void dotsInAPathAreFollowed() {
    assertThat(IncludeSearch.normalise("a/./b/../c.h")).isEqualTo("a/c.h");
    assertThat(IncludeSearch.normalise("../../a.h")).isEqualTo("a.h");
    assertThat(IncludeSearch.normalise("a.b/c.h")).isEqualTo("a.b/c.h");
    assertThat(IncludeSearch.architecture("arch/arm64/kernel/x.c")).isEqualTo("arm64");
    assertThat(IncludeSearch.architecture("arch/Kconfig")).isEmpty();
    assertThat(IncludeSearch.architecture("drivers/arch/x.c")).isEmpty();
  }
}
