package org.ktrail.cli.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import java.io.BufferedReader;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Messages on standard input and output, a line each. The library ends at the end of the input with
 * answers unsaid, and at a line that is no message; here it is handed whole messages alone, and is
 * told of the end when all is answered.
 */
final class StandardStreams {
  /** How long calls may still take when nobody can ask any more. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Characters of a message at most. */
  private static final int LONGEST = 4 << 20;

  private static final String CLIENT = "stdio";
  private static final String NO_MESSAGE =
      "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700,\"message\":\"not a message in"
          + " one line of JSON\"}}\n";

  private final Answers out;
  private final Questions in;

  StandardStreams(InputStream in, OutputStream out, MessageMarks marks) {
    this.out = new Answers(out);
    this.in = new Questions(new BufferedReader(new InputStreamReader(in, UTF_8)), marks, this.out);
  }

  /** Serves until the input ends. */
  void serve(AgentServers servers) throws InterruptedException {
    StdioServerTransportProvider transport =
        new StdioServerTransportProvider(McpJsonDefaults.getMapper(), in, out, LONGEST);
    McpSyncServer server = servers.on(transport);
    in.ended.await();
    server.closeGracefully();
  }

  /** What is written, and how many answers it had. */
  private static final class Answers extends FilterOutputStream {
    private int open;

    Answers(OutputStream out) {
      super(out);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      String head = new String(bytes, offset, Math.min(length, 40), UTF_8);
      if (head.startsWith("{\"jsonrpc\":\"2.0\",\"id\":")) {
        open--;
        notifyAll();
      }
    }

    @Override
    public synchronized void flush() throws IOException {
      out.flush();
    }

    synchronized void asked() {
      open++;
    }

    synchronized void refused() throws IOException {
      out.write(NO_MESSAGE.getBytes(UTF_8));
      out.flush();
    }

    synchronized void awaitAll() throws InterruptedException {
      long until = System.nanoTime() + PATIENCE.toNanos();
      while (open > 0 && System.nanoTime() < until) {
        TimeUnit.NANOSECONDS.timedWait(this, until - System.nanoTime());
      }
    }
  }

  /** What is read, message by message. */
  private static final class Questions extends InputStream {
    private final BufferedReader lines;
    private final MessageMarks marks;
    private final Answers answers;
    private final CountDownLatch ended = new CountDownLatch(1);
    private byte[] line = {};
    private int at;

    Questions(BufferedReader lines, MessageMarks marks, Answers answers) {
      this.lines = lines;
      this.marks = marks;
      this.answers = answers;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      while (at == line.length) {
        Optional<String> next = next();
        if (next.isEmpty()) {
          ended.countDown();
          return -1;
        }
        line = (next.get() + "\n").getBytes(UTF_8);
        at = 0;
      }
      int taken = Math.min(length, line.length - at);
      System.arraycopy(line, at, bytes, offset, taken);
      at += taken;
      return taken;
    }

    private Optional<String> next() throws IOException {
      while (true) {
        String read = lines.readLine();
        if (read == null) {
          try {
            answers.awaitAll();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return Optional.empty();
        }
        try {
          Optional<String> passed = read.isBlank() ? Optional.empty() : marks.passed(CLIENT, read);
          if (passed.isPresent()) {
            if (MessageMarks.isRequest(passed.get())) {
              answers.asked();
            }
            return passed;
          }
        } catch (IOException e) {
          answers.refused();
        }
      }
    }
  }
}
