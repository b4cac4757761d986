package org.ktrail.cli.serve;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.ktrail.indexer.failure.UserError;

/** Listens on loopback, and at a socket in the file system for the launcher. */
final class ResidentServer implements AutoCloseable {
  /** Threads that carry bytes; those that answer are others. */
  private static final int CARRIERS = 8;

  private final Askers askers = new Askers();
  private final Shelf shelf = new Shelf();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Token token = Token.random();
  private final Server server;
  private final ServerConnector tcp;

  private ResidentServer(Server server, ServerConnector tcp) {
    this.server = server;
    this.tcp = tcp;
  }

  /**
   * Begins to listen.
   *
   * @param routes what is answered beside what every server does
   * @param home where commands are given that do not say where
   * @param port on loopback; 0 for any that is free
   * @throws UserError if it cannot listen
   */
  static ResidentServer start(
      CommandRun commands, Routes routes, Path home, int port, Path socket) {
    QueuedThreadPool carriers = new QueuedThreadPool(CARRIERS, 1);
    carriers.setDaemon(true);
    Server server = new Server(carriers);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(false);
    ServerConnector tcp = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    tcp.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    tcp.setPort(port);
    UnixDomainServerConnector local =
        new UnixDomainServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    local.setUnixDomainPath(socket);
    server.addConnector(tcp);
    server.addConnector(local);
    ResidentServer made = new ResidentServer(server, tcp);
    try {
      tcp.open();
      made.addRoutes(routes);
      server.setHandler(
          new Entrance(
              routes,
              new Answering(commands, made.shelf),
              made.askers,
              home,
              new Doorkeeper(made.token, tcp.getLocalPort()),
              local));
      server.start();
      Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
      return made;
    } catch (Exception e) {
      made.close();
      throw new UserError("cannot listen on loopback, port " + port + ": " + e.getMessage(), e);
    }
  }

  private void addRoutes(Routes routes) {
    routes
        .on("GET", "/v1/run", new RunResponder())
        .on("POST", "/v1/ask", new AskResponder())
        .on("GET", "/v1/status", exchange -> exchange.answer(200, status()))
        .on(
            "POST",
            "/v1/stop",
            exchange -> {
              exchange.answer(200, status());
              stopped.countDown();
            });
  }

  private Object status() {
    return new ServerStatus(
            ProcessHandle.current().pid(), url(), askers.asked(), askers.answering() - 1)
        .tree();
  }

  /** Where it listens, as {@code http://127.0.0.1:7345/}. */
  String url() {
    return "http://%s:%d/".formatted(tcp.getHost(), tcp.getLocalPort());
  }

  Token token() {
    return token;
  }

  /** Returns when it was told to stop, or nobody has asked for that long. */
  void await(Duration idle) throws InterruptedException {
    long most = idle.toNanos();
    while (!stopped.await(1, TimeUnit.SECONDS)) {
      if (most > 0 && askers.idleNanos() > most) {
        return;
      }
    }
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      askers.close();
      shelf.close();
    }
  }
}
