package org.ktrail.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.InvalidPathException;
import java.util.Optional;
import org.ktrail.cli.output.VersionProvider;
import org.ktrail.indexer.failure.Secrets;
import org.ktrail.indexer.failure.UserError;

/**
 * What ended a command without an answer, in words: a line that says what and why where the cause
 * is known, and a report for us where it is a bug. Errors of the JVM are told as any other failure.
 */
final class FailureText {
  private FailureText() {}

  /** Prints what {@code thrown} means. Needs little memory: there may be none left. */
  static void print(Throwable thrown, PrintWriter err) {
    Optional<String> line = line(thrown);
    if (line.isPresent()) {
      err.println("ktrail: " + line.get());
    } else {
      err.println("ktrail: this is a bug; please report it with the lines below and the command");
      err.println("ktrail " + VersionProvider.version() + ", Java " + Runtime.version());
      StringWriter trace = new StringWriter();
      thrown.printStackTrace(new PrintWriter(trace));
      // Indented: a message may hold lines that look like ours.
      Secrets.masked(trace.toString()).lines().forEach(l -> err.println("  " + l));
    }
    err.flush();
  }

  /** The line for a failure whose cause is no bug. */
  static Optional<String> line(Throwable thrown) {
    int steps = 0;
    for (Throwable t = thrown; t != null && steps < 50; t = t.getCause(), steps++) {
      switch (t) {
        case UserError e -> {
          return Optional.of(firstLine(e));
        }
        case InvalidPathException e -> {
          return Optional.of(
              e.getInput() + ": cannot be the name of a file here: " + e.getReason());
        }
        case OutOfMemoryError e -> {
          return Optional.of(outOfMemory(e));
        }
        case StackOverflowError _ -> {
          return Optional.of(
              "something in the input is nested too deep for the stack"
                  + " (KTRAIL_JAVA_OPTS=-Xss256m gives it more)");
        }
        case UnsatisfiedLinkError e -> {
          return Optional.of("a native library cannot be used: " + firstLine(e));
        }
        default -> {}
      }
    }
    return Optional.empty();
  }

  private static String outOfMemory(OutOfMemoryError e) {
    String reason = String.valueOf(e.getMessage());
    if (reason.contains("thread")) {
      return "the system gives no more threads or no memory for them (" + reason + ")";
    }
    long megabytes = Runtime.getRuntime().maxMemory() >> 20;
    return reason.contains("native")
        ? "out of memory: " + reason
        : "out of memory: "
            + megabytes
            + " MiB of heap were not enough (KTRAIL_JAVA_OPTS=-Xmx6g gives it more)";
  }

  /** Its message, as far as it is one line. */
  static String firstLine(Throwable e) {
    String message = String.valueOf(e.getMessage());
    return message.lines().findFirst().orElse(message);
  }
}
