package org.ktrail.cli.output;

import java.io.BufferedWriter;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Standard error: what is told there, and a line of progress that is written over. */
public final class Messages extends PrintWriter {
  private final PrintWriter overwriting;

  public Messages(OutputStream err) {
    this(new BufferedWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8)));
  }

  private Messages(Writer text) {
    super(new SafeWriter(text, false));
    overwriting = new PrintWriter(new SafeWriter(text, true));
  }

  /**
   * The same place, where a carriage return goes back to the start of the line: for what is made of
   * words and numbers of ours. What others named would write over what was told before.
   */
  public static PrintWriter overwriting(PrintWriter messages) {
    return messages instanceof Messages all ? all.overwriting : messages;
  }

  /** Tells a line there at once, in the name of ktrail. */
  public static Consumer<String> teller(PrintWriter messages) {
    return line -> {
      messages.println("ktrail: " + line);
      messages.flush();
    };
  }
}
