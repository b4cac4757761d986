package org.ktrail.cli.options;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.failure.UserError;
import picocli.CommandLine.Option;

/** The option of commands whose answers can be as long as the kernel is large. */
public final class LimitOption {
  /** A few screens: what somebody reads. */
  private static final int TEXT = 200;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description =
          "Tell at most N places, and how many there are; 0 for all (default: 200, in JSON all).")
  private @Nullable Integer limit;

  /**
   * How many a text tells.
   *
   * @param all every place was asked for in another way
   * @throws UserError if it is negative
   */
  public int text(boolean all) {
    return given().orElse(all ? Integer.MAX_VALUE : TEXT);
  }

  /** How many JSON, or a picture, has: what programs read is not cut unless they ask for it. */
  public int complete() {
    return given().orElse(Integer.MAX_VALUE);
  }

  private OptionalInt given() {
    if (limit == null) {
      return OptionalInt.empty();
    }
    if (limit < 0) {
      throw new UserError("--limit " + limit + ": 0 for all, or a number of places");
    }
    return OptionalInt.of(limit == 0 ? Integer.MAX_VALUE : limit);
  }
}
