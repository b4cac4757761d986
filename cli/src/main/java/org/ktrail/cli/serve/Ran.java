package org.ktrail.cli.serve;

import java.nio.charset.StandardCharsets;
import org.ktrail.cli.output.ExitCode;

/**
 * What became of a command.
 *
 * @param code its exit code; {@link #FOR_LAUNCHER} if it is none that a server runs, or something
 *     has to be indexed or linked first
 * @param out standard output, as bytes
 * @param err standard error, as bytes
 */
public record Ran(int code, byte[] out, byte[] err) {
  public static final int FOR_LAUNCHER = -1;

  /** Whether the question was answered, be it that there is nothing. */
  public boolean isAnswered() {
    return code == ExitCode.FOUND || code == ExitCode.NOTHING_FOUND;
  }

  /** What was said on standard error. */
  public String messages() {
    return new String(err, StandardCharsets.UTF_8);
  }
}
