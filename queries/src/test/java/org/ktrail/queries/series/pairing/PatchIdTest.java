package org.ktrail.queries.series.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.indexer.patch.PatchMail;
import org.ktrail.indexer.patch.PatchParser;

class PatchIdTest {
  private static final String FIRST =
      """
      diff --git a/drivers/a.c b/drivers/a.c
      index 1111111..2222222 100644
      --- a/drivers/a.c
      +++ b/drivers/a.c
      @@ -1,4 +1,5 @@ static int f(void)
       static int f(void)
       {
      -	return g(1);
      +	int x = g(2);
      +	return x;
       }
      """;

  private static final String SECOND =
      """
      diff --git a/include/a.h b/include/a.h
      new file mode 100644
      index 0000000..3333333
      --- /dev/null
      +++ b/include/a.h
      @@ -0,0 +1,1 @@
      +int f(void);
      """;

  private static Patch patch(String diff) {
    return PatchParser.parse(PatchMail.of("<a@b>", "[PATCH] a", "message\n---\n" + diff));
  }

  /** The expected id is what {@code git patch-id --stable} of git 2.39 printed. */
  @Test
  void isTheOneOfGit() {
    assertThat(PatchId.of(patch(FIRST + SECOND)))
        .isEqualTo("fee2cf4992cbdbb6fd25f9150c2a2c5ad04dea94");
  }

  @Test
  void doesNotDependOnOrderPlaceAndBlanks() {
    String moved = FIRST.replace("@@ -1,4 +1,5 @@", "@@ -41,4 +41,5 @@").replace("\t", "    ");
    assertThat(PatchId.of(patch(SECOND + moved))).isEqualTo(PatchId.of(patch(FIRST + SECOND)));
  }

  @Test
  void dependsOnContext() {
    String other = FIRST.replace(" static int f(void)\n {", " static int e(void)\n {");
    assertThat(PatchId.of(patch(other))).isNotEqualTo(PatchId.of(patch(FIRST)));
  }

  @Test
  void ofNoChangeIsZero() {
    assertThat(PatchId.of(patch(""))).isEqualTo("0".repeat(40));
  }
}
