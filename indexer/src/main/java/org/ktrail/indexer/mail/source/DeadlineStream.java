package org.ktrail.indexer.mail.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** A stream that has to come to its end in time; what it wraps is closed when it does not. */
final class DeadlineStream extends FilterInputStream {
  private final Thread watch;
  private volatile boolean late;

  DeadlineStream(InputStream in, Duration most) {
    super(in);
    watch =
        Thread.ofVirtual()
            .start(() -> {
              try {
                Thread.sleep(most);
                late = true;
                in.close(); // wakes a reader that waits
              } catch (InterruptedException _) {
                // read in time
              } catch (IOException _) {
                // nobody reads any more
              }
            });
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (IOException e) {
      throw explained(e);
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return super.read(bytes, offset, length);
    } catch (IOException e) {
      throw explained(e);
    }
  }

  private IOException explained(IOException e) {
    return late ? new IOException("the server is too slow", e) : e;
  }

  @Override
  public void close() throws IOException {
    watch.interrupt();
    super.close();
  }
}
