package org.ktrail.indexer.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UserCacheTest {
  private static Optional<Path> find(String xdg, @Nullable String home, String password) {
    Map<String, String> environment = new HashMap<>();
    environment.put("XDG_CACHE_HOME", xdg);
    if (home != null) {
      environment.put("HOME", home);
    }
    return UserCache.find(environment::get, password);
  }

  @Test
  void isNeverRelative() {
    assertThat(find("cache", null, "/root")).contains(Path.of("/root/.cache/ktrail"));
    for (String home : new String[] {"", ".", "x/y"}) {
      assertThat(find("", home, "/root")).contains(Path.of("/root/.cache/ktrail"));
      assertThat(find("cache", home, "?")).isEmpty();
    }
    assertThat(find("/c", "/home/u", "/root")).contains(Path.of("/c/ktrail"));
    assertThat(find("", "/home/u", "/root")).contains(Path.of("/home/u/.cache/ktrail"));
  }
}
