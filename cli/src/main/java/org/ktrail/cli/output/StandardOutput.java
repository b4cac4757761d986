package org.ktrail.cli.output;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.parallel.StillWanted;

/**
 * Turns a failed write into an exception that a PrintWriter does not swallow: a reader that has
 * gone away (`| head`) ends the command quietly, a full disk is told to the user.
 */
public final class StandardOutput extends FilterOutputStream {
  /** The reader of our output has gone away. */
  public static final class BrokenPipe extends RuntimeException {
    private static final long serialVersionUID = 1;

    BrokenPipe(IOException cause) {
      super(cause);
    }
  }

  private boolean failed;
  private boolean untouched = true;

  public StandardOutput(OutputStream out) {
    super(out);
  }

  /** Whether nothing was written so far. */
  public boolean isUntouched() {
    return untouched;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    StillWanted.check();
    untouched &= length == 0;
    if (failed) {
      return; // the close that follows the first failure flushes again
    }
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      failed = true;
      String reason = String.valueOf(e.getMessage());
      if (reason.contains("Broken pipe") || reason.contains("Connection reset")) {
        throw new BrokenPipe(e);
      }
      throw new UserError("cannot write the output: " + reason, e);
    }
  }

  @Override
  public void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }
}
