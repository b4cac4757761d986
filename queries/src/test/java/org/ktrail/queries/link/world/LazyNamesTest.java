package org.ktrail.queries.link.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LazyNamesTest {
  private final List<String> searches = new ArrayList<>();

  private final LazyNames<String> names =
      new LazyNames<>(
          (name, everywhere) -> {
            searches.add(name + (everywhere ? " everywhere" : ""));
            return switch (name) {
              case "near" -> everywhere ? List.of("near", "far") : List.of("near");
              case "far" -> everywhere ? List.of("far") : List.of();
              default -> List.of();
            };
          },
          name -> !name.equals("none"));

  @Test
  void whatIsSeenNearbyIsEnough() {
    assertThat(names.get("near")).containsExactly("near");
    assertThat(searches).containsExactly("near");
  }

  @Test
  void whatIsNotSeenNearbyIsLookedForEverywhere() {
    assertThat(names.get("far")).containsExactly("far");
    assertThat(searches).containsExactly("far", "far everywhere");
  }

  @Test
  void aNameIsSearchedOnce() {
    names.get("near");
    names.get("near");
    names.get("none");
    names.getOrDefault("none", List.of());
    assertThat(searches).containsExactly("near", "none", "none everywhere");
  }

  @Test
  void whatMeansNothingIsAbsent() {
    assertThat(names.get("none")).isNull();
    assertThat(names.getOrDefault("none", List.of("other"))).containsExactly("other");
    assertThat(names.containsKey("none")).isFalse();
    assertThat(names.containsKey("far")).isTrue();
    assertThat(searches).containsExactly("none", "none everywhere");
  }

  @Test
  void onceEverythingIsKnownItIsWhatTheNameMeans() {
    assertThat(names.everywhere("near")).containsExactly("near", "far");
    assertThat(names.get("near")).containsExactly("near", "far");
  }

  @Test
  void namesCannotBeWalked() {
    assertThatThrownBy(names::entrySet).isInstanceOf(UnsupportedOperationException.class);
  }
}
