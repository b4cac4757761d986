package org.ktrail.queries.link.includes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.facts.Declarations.Invocation;

class SyscallHeadersTest {
  private static final List<String> PATHS =
      List.of(
          "arch/arm/tools/syscall.tbl",
          "arch/x86/syscall.tbl",
          "scripts/syscall.tbl",
          "syscall.tbl");

  private static boolean has(String rowAbi, String headerAbi) {
    return SyscallHeaders.has(
        new Invocation(rowAbi, "__SYSCALL", List.of(), "", 1, 0),
        headerAbi,
        List.of("arc", "csky"));
  }

  @Test
  void aHeadersNameTellsItsAbi() {
    assertThat(SyscallHeaders.abi("asm/syscalls_64.h")).isEqualTo("64");
    assertThat(SyscallHeaders.abi("asm/syscall_table_32.h")).isEqualTo("32");
    assertThat(SyscallHeaders.abi("asm/syscall_table.h")).isEmpty();
    assertThat(SyscallHeaders.abi("asm/syscall.h")).isNull();
    assertThat(SyscallHeaders.abi("linux/syscalls.h")).isNull();
  }

  @Test
  void theTableOfTheAbiIsLikelierThanTheCommonOne() {
    assertThat(SyscallHeaders.tables("32")).startsWith("syscall_32.tbl", "syscall.tbl");
    assertThat(SyscallHeaders.tables("")).containsExactly("syscall.tbl");
  }

  @Test
  void anArchitectureHasItsOwnTableElseTheGenericOne() {
    assertThat(SyscallHeaders.of(List.of(0, 1, 2, 3), PATHS::get, "x86")).containsExactly(1);
    assertThat(SyscallHeaders.of(List.of(0, 1, 2, 3), PATHS::get, "riscv")).containsExactly(2);
    assertThat(SyscallHeaders.of(List.of(0, 1, 2, 3), PATHS::get, "")).containsExactly(2);
    assertThat(SyscallHeaders.of(List.of(0, 3), PATHS::get, "x86")).isEmpty();
  }

  @Test
  void rowsOfAnotherAbiAreInAnotherHeader() {
    assertThat(has("common", "64")).isTrue();
    assertThat(has("64", "64")).isTrue();
    assertThat(has("x32", "64")).isFalse();
    assertThat(has("i386", "32")).isTrue();
    assertThat(has("i386", "64")).isFalse();
    assertThat(has("64", "")).isTrue();
  }

  @Test
  void rowsOfAnotherArchitectureAreInNoHeaderOfThisOne() {
    assertThat(has("csky", "32")).isFalse();
    assertThat(has("time32", "32")).isTrue();
  }
}
