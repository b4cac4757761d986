package org.ktrail.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.cli.output.Messages;
import org.ktrail.cli.output.PagedStream;
import org.ktrail.cli.output.PaintedText;
import org.ktrail.cli.output.SafeWriter;
import org.ktrail.cli.output.Screen;
import org.ktrail.cli.output.StandardOutput;
import org.ktrail.cli.session.RevisionOpener;
import org.ktrail.cli.session.WorkJvm;
import org.ktrail.cli.session.Workspaces;
import org.ktrail.indexer.store.DamagedStoreException;

/** Entry point of {@code ktrail}. */
public final class Main {
  private Main() {}

  /** Made before anything can fail: to say it later may need memory that is not there. */
  private static final byte[] LAST_WORDS =
      "ktrail: out of memory, and no room to say more (KTRAIL_JAVA_OPTS=-Xmx6g gives it more)\n"
          .getBytes(StandardCharsets.US_ASCII);

  /**
   * Runs one command and ends the process with its exit code. Whatever is thrown ends it with
   * {@link ExitCode#ERROR}: the JVM's own code for that is 1, which means that nothing was found.
   */
  public static void main(String[] args) {
    int code = ExitCode.ERROR;
    FileOutputStream err = new FileOutputStream(FileDescriptor.err);
    try (PagedStream out = Screen.pageable(new FileOutputStream(FileDescriptor.out));
        Workspaces.Opener opener = new Workspaces.Opener(args, new Messages(err))) {
      code = run(args, opener, Screen.of(out), out, err);
    } catch (Throwable e) { // of what should have said what failed
      try {
        err.write(LAST_WORDS);
      } catch (IOException _) {
        // there is nobody to tell; the exit code remains
      }
    }
    try {
      // To exit, the JVM looks for a logger in every jar. A question leaves nothing to be done
      // then.
      if (!WorkJvm.isForQuestion()) {
        System.exit(code);
      }
      Runtime.getRuntime().halt(code);
    } catch (Throwable e) { // no memory to run what is to run at the end
      Runtime.getRuntime().halt(code);
    }
  }

  /** Runs one command within this process and gives its exit code. */
  public static int run(String[] args, OutputStream out, OutputStream err) {
    try (Workspaces.Opener opener = new Workspaces.Opener(args, new Messages(err))) {
      return run(args, opener, out, err);
    }
  }

  /** The same, with revisions opened by {@code opener}. */
  static int run(String[] args, RevisionOpener opener, OutputStream out, OutputStream err) {
    return run(args, opener, Screen.none(), out, err);
  }

  /** The same, where standard output is a terminal of somebody's. */
  static int run(
      String[] args, RevisionOpener opener, Screen screen, OutputStream out, OutputStream err) {
    System.setProperty("picocli.disable.closures", "true"); // Groovy's, looked for in all jars
    StandardOutput bytes = new StandardOutput(out);
    PrintWriter messages = new Messages(err);
    try {
      return run(args, opener, screen, bytes, messages);
    } catch (DamagedStoreException e) {
      return again(e, args, opener, screen, bytes, messages);
    } catch (StandardOutput.BrokenPipe _) { // at the last flush
      return ExitCode.FOUND;
    } catch (Throwable e) {
      FailureText.print(e, messages);
      return ExitCode.ERROR;
    } finally {
      messages.flush(); // and not closed: others may have something to say
    }
  }

  private static int run(
      String[] args,
      RevisionOpener opener,
      Screen screen,
      OutputStream bytes,
      PrintWriter messages) {
    PaintedText painted =
        new PaintedText(new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8)));
    PrintWriter output = new PrintWriter(new SafeWriter(painted, false));
    Presentation shown = new Presentation(screen, painted);
    int code = Runner.run(args, opener, shown, bytes, output, messages);
    output.close();
    return code;
  }

  /** The index was found damaged in the middle of a command: built anew, it can answer. */
  private static int again(
      DamagedStoreException damaged,
      String[] args,
      RevisionOpener opener,
      Screen screen,
      StandardOutput bytes,
      PrintWriter messages) {
    damaged.discard();
    if (bytes.isUntouched()) {
      try {
        return run(args, opener, screen, bytes, messages);
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
}
