package org.ktrail.queries.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IntTableTest {
  @Test
  void aNumberIsFoundByItsRowAndColumn() {
    IntTable<FlowColumn> table = new IntTable<>(FlowColumn.class);
    table.add(1, 2, 3, 4, 5);
    table.add(6, 7, 8, 9, 10);
    assertThat(table.rows()).isEqualTo(2);
    assertThat(table.get(0, FlowColumn.CONDITION)).isEqualTo(5);
    assertThat(table.row(1).get(FlowColumn.TARGET)).isEqualTo(6);
    assertThat(table.toArray(1)).containsExactly(6, 7, 8, 9, 10);
  }

  @Test
  void aRowHasANumberForEachColumn() {
    IntTable<FlowColumn> table = new IntTable<>(FlowColumn.class);
    assertThatThrownBy(() -> table.add(1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 numbers for 5 columns");
    assertThat(table.rows()).isZero();
  }
}
