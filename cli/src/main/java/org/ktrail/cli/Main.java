package org.ktrail.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.ktrail.indexer.store.DamagedStoreException;

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
    StandardOutput bytes = new StandardOutput(out);
    try (PrintWriter messages = utf8(err)) {
      try {
        return run(args, opener, bytes, messages);
      } catch (DamagedStoreException e) {
        return again(e, args, opener, bytes, messages);
      }
    } catch (StandardOutput.BrokenPipe _) { // at the last flush
      return ExitCode.FOUND;
    }
  }

  private static int run(
      String[] args, RevisionOpener opener, OutputStream bytes, PrintWriter messages) {
    PrintWriter output = utf8(bytes);
    int code = Runner.run(args, opener, bytes, output, messages);
    output.close();
    return code;
  }

  /** The index was found damaged in the middle of a command: built anew, it can answer. */
  private static int again(
      DamagedStoreException damaged,
      String[] args,
      RevisionOpener opener,
      StandardOutput bytes,
      PrintWriter messages) {
    damaged.discard();
    if (bytes.isUntouched()) {
      try {
        return run(args, opener, bytes, messages);
      } catch (DamagedStoreException e) {
        damaged = e;
      }
    }
    messages.println(
        "ktrail: "
            + damaged.getMessage()
            + "; the index is damaged, the next command builds it anew");
    return ExitCode.ERROR;
  }

  private static PrintWriter utf8(OutputStream out) {
    return new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }
}
