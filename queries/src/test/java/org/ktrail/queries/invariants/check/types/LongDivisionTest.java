package org.ktrail.queries.invariants.check.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.invariants.check.CheckFixture;

class LongDivisionTest {
  private static List<String> divided(String statement) {
    return CheckFixture.breaches(
        new LongDivision(), "void f(u64 a, u32 b, unsigned long c)\n{\n\t" + statement + "\n}\n");
  }

  @Test
  void whatHasMoreBitsThanARegisterIsNotDivided() {
    assertThat(divided("use(b); b = a / b;")).containsExactly("f:3 a");
    assertThat(divided("b = (a + 1) % b;")).containsExactly("f:3 a + 1");
    assertThat(divided("a /= b;")).containsExactly("f:3 a");
    assertThat(divided("b = a / 10;")).containsExactly("f:3 a");
  }

  @Test
  void whatFitsARegisterIs() {
    assertThat(divided("b = b / 10;")).isEmpty();
    assertThat(divided("c = c % b;")).isEmpty();
    assertThat(divided("b = (u32)a / 10;")).isEmpty();
  }

  @Test
  void powersOfTwoAreShifts() {
    assertThat(divided("b = a / 8;")).isEmpty();
    assertThat(divided("b = a % 4096ULL;")).isEmpty();
    assertThat(divided("b = a / PAGE_SIZE;")).isEmpty();
    assertThat(divided("a /= 2;")).isEmpty();
  }

  @Test
  void aDivisorMayHaveAllBits() {
    assertThat(divided("b = a / 10000000000000000000ULL;")).containsExactly("f:3 a");
    assertThat(divided("b = a / 9223372036854775808ULL;")).isEmpty();
  }

  @Test
  void whatAMacroIsHandedItMayShift() {
    assertThat(divided("b = DIV_ROUND(a / b);")).isEmpty();
  }

  @Test
  void aLineIsToldOnce() {
    assertThat(divided("b = a / 10 + a / 100;")).hasSize(1);
  }
}
