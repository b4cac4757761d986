package org.ktrail.queries.series.place;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is told of a base by what became of the patches there. */
class BaseFitTest {
  @Test
  void aSeriesBelongsWhereNothingConflictsAndSomethingIsLeft() {
    assertThat(new BaseFit(3, 0, 2, 1, 0, 0).belongs()).isTrue();
    assertThat(new BaseFit(3, 0, 2, 0, 0, 1).belongs()).isFalse();
    assertThat(new BaseFit(3, 0, 0, 2, 1, 0).belongs()).isFalse();
  }

  @Test
  void aBaseIsNearAsLongAsHalfOfThePatchesFitOrAreThere() {
    assertThat(new BaseFit(4, 0, 1, 1, 2, 0).isNear()).isTrue();
    assertThat(new BaseFit(4, 0, 1, 0, 2, 1).isNear()).isFalse();
  }

  @Test
  void aBaseHasMostWhereMorePatchesAreThereThanNot() {
    assertThat(new BaseFit(4, 1, 1, 1, 1, 0).hasMost()).isTrue();
    assertThat(new BaseFit(4, 0, 1, 1, 1, 1).hasMost()).isFalse();
  }

  @Test
  void aBaseHasAllOnlyInTheSameForm() {
    assertThat(new BaseFit(3, 1, 0, 2, 0, 0).hasAll()).isTrue();
    assertThat(new BaseFit(3, 1, 0, 1, 1, 0).hasAll()).isFalse();
  }
}
