package org.ktrail.cli.navigate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.graph.EdgeKind;

class EdgeKindsTest {
  @Test
  void noNameIsAllKindsAndNamesAreThese() {
    assertThat(EdgeKinds.of(List.of())).isEqualTo(EnumSet.allOf(EdgeKind.class));
    assertThat(EdgeKinds.of(List.of("ops", "callback-field")))
        .containsExactlyInAnyOrder(EdgeKind.OPS, EdgeKind.CALLBACK_FIELD);
  }

  @Test
  void aNameThatIsNoKindIsAnErrorThatNamesAll() {
    assertThatThrownBy(() -> EdgeKinds.of(List.of("opps")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("opps")
        .hasMessageContaining("callback-argument, callback-field");
  }

  @Test
  void thePageOfTheCommandsSaysWhatEachKindIs() throws Exception {
    String page = Files.readString(Path.of("../docs/commands.md"));
    for (EdgeKind kind : EdgeKind.values()) {
      assertThat(page).contains("  - `" + kind + "`: " + kind.meaning() + "\n");
    }
  }
}
