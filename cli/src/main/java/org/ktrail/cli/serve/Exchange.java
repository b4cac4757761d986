package org.ktrail.cli.serve;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Fields;
import org.ktrail.cli.output.Json;
import org.ktrail.cli.output.Screen;

/** A request and the answer to it. One thread. */
public final class Exchange {
  private final Request request;
  private final Response response;
  private final Answering answering;
  private final Path home;
  private final HangUp client;
  private final Fields parameters;

  /**
   * @param home where commands are given whose request does not say where
   * @param client who asks
   */
  Exchange(Request request, Response response, Answering answering, Path home, HangUp client) {
    this.client = client;
    this.request = request;
    this.response = response;
    this.answering = answering;
    this.home = home;
    this.parameters = Request.extractQueryParameters(request);
  }

  /** The path asked for, decoded, as {@code /v1/run}. */
  public String path() {
    return Request.getPathInContext(request);
  }

  /** Where commands are given whose request does not say where. */
  public Path home() {
    return home;
  }

  /** All values of a parameter of the query, in their order. */
  public List<String> parameters(String name) {
    return parameters.getValuesOrEmpty(name);
  }

  /** The first value of a parameter of the query. */
  public Optional<String> parameter(String name) {
    return parameters(name).stream().findFirst();
  }

  /** The body of the request, once; an error if it is longer than {@code most} bytes. */
  byte[] body(int most) throws IOException {
    byte[] read = Content.Source.asInputStream(request).readNBytes(most + 1);
    if (read.length > most) {
      throw new IOException("a request of more than " + most + " bytes");
    }
    client.watch();
    return read;
  }

  /** Sets a header of the answer; before it is begun. */
  public void set(String header, String value) {
    response.getHeaders().put(header, value);
  }

  /**
   * Answers, whole.
   *
   * @param type as {@code text/html;charset=utf-8}
   */
  public void answer(int status, String type, byte[] body) throws IOException {
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    try (OutputStream out = begin(status, type)) {
      client.withdraw(); // with its last byte the next request may come
      out.write(body);
    }
  }

  /** Answers with JSON of maps, lists, texts, numbers and booleans. */
  public void answer(int status, Object tree) throws IOException {
    StringWriter text = new StringWriter();
    Json.write(tree, text);
    answer(status, "application/json", text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Begins an answer that is written as it is made. To be closed. */
  OutputStream begin(int status, String type) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    return new Answer(Content.Sink.asOutputStream(response), client);
  }

  /** What is written to a client, who is watched until the end of it is sent. */
  private static final class Answer extends FilterOutputStream {
    private final HangUp client;

    Answer(OutputStream out, HangUp client) {
      super(out);
      this.client = client;
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      out.write(bytes, from, count);
    }

    @Override
    public void close() throws IOException {
      client.withdraw();
      super.close();
    }
  }

  /**
   * Runs a command as the command line would; read-only ones alone are run.
   *
   * @param args its words, without {@code ktrail}
   */
  public Ran run(List<String> args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        run(new Asker(home, System.getenv(), args, OptionalInt.empty()), Screen.none(), out, err);
    return code == Ran.FOR_LAUNCHER
        ? new Ran(code, new byte[0], new byte[0])
        : new Ran(code, out.toByteArray(), err.toByteArray());
  }

  /** The same for an asker, with what is written passed on. */
  int run(Asker asker, Screen screen, OutputStream out, OutputStream err) {
    return answering.run(asker, screen, out, err);
  }
}
