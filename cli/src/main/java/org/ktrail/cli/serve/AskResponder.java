package org.ktrail.cli.serve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.ktrail.cli.output.Json;
import org.ktrail.cli.output.Screen;

/**
 * {@code POST /v1/ask}: what the launcher asks, as {@link Asker#read} reads it. Answered with
 * pieces, each a letter, a number of four bytes with the highest first, and after {@code o}, {@code
 * e} and {@code p} as many bytes: {@code o} for standard output, {@code e} for standard error,
 * {@code p} the command that shows standard output from here on; last {@code x} with the exit code,
 * or {@code l} where the launcher is to run the command itself. Before {@code l} nothing is sent.
 */
final class AskResponder implements Responder {
  private static final int LONGEST = 1 << 20;

  @Override
  public void answer(Exchange exchange) throws IOException {
    Asker asker;
    try {
      asker = Asker.read(exchange.body(LONGEST));
    } catch (ForLauncher e) {
      try (OutputStream body = exchange.begin(200, "application/octet-stream")) {
        new Pieces(body).end('l', 0);
      }
      return;
    } catch (IllegalArgumentException e) {
      exchange.answer(400, Json.object("message", String.valueOf(e.getMessage())));
      return;
    }
    try (OutputStream body = exchange.begin(200, "application/octet-stream")) {
      body.flush(); // tells the launcher that somebody is there
      Pieces pieces = new Pieces(body);
      int code = exchange.run(asker, screen(asker, pieces), pieces.stream('o'), pieces.stream('e'));
      if (code == Ran.FOR_LAUNCHER && pieces.drop()) {
        pieces.end('l', 0);
      } else if (code == Ran.FOR_LAUNCHER) {
        throw new IOException("found work when part of the answer was sent");
      } else {
        pieces.end('x', code);
      }
    }
  }

  private static Screen screen(Asker asker, Pieces pieces) {
    return asker.terminal().isEmpty()
        ? Screen.none()
        : Screen.of(
            asker.terminal().getAsInt(),
            asker.environment().get("COLUMNS"),
            pager -> pieces.add('p', pager.getBytes(StandardCharsets.UTF_8)));
  }

  /** Gathers pieces, and sends them when they are many or the end is known. */
  private static final class Pieces {
    private static final int GATHERED = 1 << 16;

    private final OutputStream body;
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private boolean sent;

    Pieces(OutputStream body) {
      this.body = body;
    }

    OutputStream stream(char letter) {
      return new OutputStream() {
        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
          head(letter, length);
          gathered.write(bytes, offset, length);
          if (gathered.size() > GATHERED) {
            send();
          }
        }

        @Override
        public void write(int value) throws IOException {
          write(new byte[] {(byte) value}, 0, 1);
        }
      };
    }

    void add(char letter, byte[] bytes) {
      head(letter, bytes.length);
      gathered.writeBytes(bytes);
    }

    private void head(char letter, int number) {
      gathered.write(letter);
      gathered.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }

    /** Takes back what was written; false if it was sent. */
    boolean drop() {
      gathered.reset();
      return !sent;
    }

    void end(char letter, int number) throws IOException {
      head(letter, number);
      send();
    }

    private void send() throws IOException {
      sent = true;
      gathered.writeTo(body);
      gathered.reset();
    }
  }
}
