package org.ktrail.queries.names;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StoredNamesTest {
  @Test
  void wordsWithASmallLetterAreOffered() {
    assertThat(StoredNames.isOffered("kfree_rcu")).isTrue();
    assertThat(StoredNames.isOffered("SetPageDirty")).isTrue();
    assertThat(StoredNames.isOffered("MM_PHYS_ADDR__SHIFT")).isFalse();
    assertThat(StoredNames.isOffered("1a b")).isFalse();
    assertThat(StoredNames.isOffered("na\u00efve")).isFalse();
    assertThat(StoredNames.isOffered("")).isFalse();
  }
}
