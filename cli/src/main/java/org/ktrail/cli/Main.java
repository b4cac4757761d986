package org.ktrail.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Entry point of {@code ktrail}. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    int code =
        run(
            args,
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err));
    System.exit(code);
  }

  /** Runs one command within this process and gives its exit code. */
  public static int run(String[] args, OutputStream out, OutputStream err) {
    return run(args, Workspaces.opener(utf8(err)), out, err);
  }

  /** The same, with revisions opened by {@code opener}. */
  static int run(String[] args, RevisionOpener opener, OutputStream out, OutputStream err) {
    OutputStream bytes = new StandardOutput(out);
    try (PrintWriter messages = utf8(err);
        PrintWriter output = utf8(bytes)) {
      return Runner.run(args, opener, bytes, output, messages);
    } catch (StandardOutput.BrokenPipe _) { // at the last flush
      return ExitCode.FOUND;
    }
  }

  private static PrintWriter utf8(OutputStream out) {
    return new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }
}
