package org.ktrail.cli.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.serve.Loopback;

/**
 * Lets through who asks under a name of loopback, not by a page of another site, and knows the
 * token; reads messages before the library does.
 */
final class HttpGuard extends HttpFilter {
  private static final long serialVersionUID = 1;

  /** Bytes of a message at most. */
  private static final int LONGEST = 4 << 20;

  private final transient Loopback loopback;
  private final transient HttpToken token;
  private final transient MessageMarks marks;

  HttpGuard(Loopback loopback, HttpToken token, MessageMarks marks) {
    this.loopback = loopback;
    this.token = token;
    this.marks = marks;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<String> refusal =
        loopback.refusal(
            Collections.list(request.getHeaders("Host")),
            Collections.list(request.getHeaders("Origin")));
    if (refusal.isPresent()) {
      refuse(response, 403, refusal.get());
    } else if (!token.isIn(request.getHeader("Authorization"))) {
      response.setHeader("WWW-Authenticate", "Bearer");
      refuse(response, 401, "the token is missing or another one");
    } else if (!request.getMethod().equals("POST")) {
      chain.doFilter(request, response);
    } else {
      post(request, response, chain);
    }
  }

  private void post(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    byte[] body = request.getInputStream().readNBytes(LONGEST + 1);
    if (body.length > LONGEST) {
      refuse(response, 413, "a message of more than 4 MiB");
      return;
    }
    String client = String.valueOf(request.getHeader("Mcp-Session-Id"));
    Optional<String> passed;
    try {
      passed = marks.passed(client, new String(body, UTF_8));
    } catch (IOException e) {
      refuse(response, 400, "not a message in JSON");
      return;
    }
    if (passed.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_ACCEPTED);
    } else {
      chain.doFilter(new Passed(request, passed.get().getBytes(UTF_8)), response);
    }
  }

  private static void refuse(HttpServletResponse response, int status, String why)
      throws IOException {
    response.setStatus(status);
    response.setContentType("text/plain;charset=utf-8");
    response.getOutputStream().write((why + "\n").getBytes(UTF_8));
  }

  /** A request with another body. */
  private static final class Passed extends HttpServletRequestWrapper {
    private final byte[] body;

    Passed(HttpServletRequest request, byte[] body) {
      super(request);
      this.body = body;
    }

    @Override
    public int getContentLength() {
      return body.length;
    }

    @Override
    public long getContentLengthLong() {
      return body.length;
    }

    @Override
    public ServletInputStream getInputStream() {
      return new Bytes(new ByteArrayInputStream(body));
    }

    @Override
    public BufferedReader getReader() {
      return new BufferedReader(new InputStreamReader(getInputStream(), UTF_8));
    }
  }

  /** Bytes that are there. */
  private static final class Bytes extends ServletInputStream {
    private final ByteArrayInputStream bytes;

    Bytes(ByteArrayInputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] to, int offset, int length) {
      return bytes.read(to, offset, length);
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(@Nullable ReadListener listener) {
      throw new UnsupportedOperationException("what is there is read at once");
    }
  }
}
