package org.ktrail.indexer.mail.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails when more comes out of it than is allowed. */
final class BoundedStream extends FilterInputStream {
  private final long most;
  private long left;

  /**
   * @param most bytes
   */
  BoundedStream(InputStream in, long most) {
    super(in);
    this.most = most;
    this.left = most;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    taken(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int n = super.read(bytes, offset, length);
    taken(Math.max(n, 0));
    return n;
  }

  /**
   * Never more than nothing: a buffer above asks before it reads on, and would lose what it has
   * when the next read fails.
   */
  @Override
  public int available() {
    return 0;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void taken(int n) throws IOException {
    left -= n;
    if (left < 0) {
      throw new IOException("more than " + most + " bytes");
    }
  }
}
