package org.ktrail.indexer.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UserCacheTest {
  private static Optional<Path> find(String xdg, String home, String password) {
    Map<String, String> environment = new HashMap<>();
    environment.put("XDG_CACHE_HOME", xdg);
    environment.put("HOME", home);
    return UserCache.find(environment::get, password);
  }

  @Test
  void isNeverRelative() {
    for (String home : new String[] {null, "", ".", "x/y"}) {
      assertThat(find(null, home, "/root")).contains(Path.of("/root/.cache/ktrail"));
      assertThat(find("cache", home, "?")).isEmpty();
    }
    assertThat(find("/c", "/home/u", "/root")).contains(Path.of("/c/ktrail"));
    assertThat(find("", "/home/u", "/root")).contains(Path.of("/home/u/.cache/ktrail"));
  }
}
