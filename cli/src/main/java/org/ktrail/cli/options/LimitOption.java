package org.ktrail.cli.options;

import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.session.Ktrail;
import org.ktrail.indexer.failure.UserError;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option of commands whose answers can be as long as the kernel is large. */
public final class LimitOption {
  /** A few screens: what somebody reads. */
  private static final int TEXT = 200;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description =
          "Tell at most N places, and how many there are; 0 for all (default: git config"
              + " ktrail.limit, else 200; in JSON all).")
  private @Nullable Integer limit;

  /**
   * How many a text tells.
   *
   * @param all every place was asked for in another way
   * @throws UserError if it is negative
   */
  public int text(boolean all) {
    OptionalInt given = given();
    if (given.isPresent()) {
      return given.getAsInt();
    }
    return all ? Integer.MAX_VALUE : unbounded(set().orElse(TEXT));
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
    return OptionalInt.of(unbounded(limit));
  }

  private OptionalInt set() {
    return Objects.requireNonNull(command).root().userObject() instanceof Ktrail ktrail
        ? ktrail.defaults().limit()
        : OptionalInt.empty();
  }

  private static int unbounded(int limit) {
    return limit == 0 ? Integer.MAX_VALUE : limit;
  }
}
