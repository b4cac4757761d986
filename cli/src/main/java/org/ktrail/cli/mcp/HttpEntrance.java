package org.ktrail.cli.mcp;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.DefaultServerTransportSecurityValidator;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.ktrail.cli.serve.Loopback;
import org.ktrail.indexer.failure.UserError;

/**
 * Messages over HTTP, on this machine's loopback alone. The one place that knows which server of
 * HTTP it is.
 */
final class HttpEntrance implements AutoCloseable {
  static final String PATH = "/mcp";

  private final Server jetty;
  private final ServerConnector connector;
  private final McpSyncServer server;

  private HttpEntrance(Server jetty, ServerConnector connector, McpSyncServer server) {
    this.jetty = jetty;
    this.connector = connector;
    this.server = server;
  }

  /**
   * Opens it.
   *
   * @param port 0 for any that is free
   * @throws UserError if the port cannot be had
   */
  static HttpEntrance open(int port, HttpToken token, AgentServers servers, MessageMarks marks) {
    Server jetty = new Server();
    ServerConnector connector = new ServerConnector(jetty);
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    jetty.addConnector(connector);
    try {
      connector.open(); // to know the port, which names of hosts end with
      Loopback loopback = new Loopback(connector.getLocalPort());
      HttpServletStreamableServerTransportProvider transport =
          HttpServletStreamableServerTransportProvider.builder()
              .jsonMapper(McpJsonDefaults.getMapper())
              .mcpEndpoint(PATH)
              .securityValidator(
                  DefaultServerTransportSecurityValidator.builder()
                      .allowedHosts(loopback.hosts())
                      .allowedOrigins(loopback.origins())
                      .build())
              .build();
      McpSyncServer server = servers.on(transport);
      ServletContextHandler context = new ServletContextHandler();
      ServletHolder holder = new ServletHolder(transport);
      holder.setAsyncSupported(true);
      context.addServlet(holder, PATH);
      FilterHolder guard = new FilterHolder(new HttpGuard(loopback, token, marks));
      guard.setAsyncSupported(true);
      context.addFilter(guard, "/*", null);
      jetty.setHandler(context);
      jetty.start();
      return new HttpEntrance(jetty, connector, server);
    } catch (Exception e) { // Jetty declares no less
      throw new UserError("port " + port + " of 127.0.0.1 cannot be had: " + e.getMessage(), e);
    }
  }

  /** Where clients find it. */
  String url() {
    return "http://127.0.0.1:" + connector.getLocalPort() + PATH;
  }

  /** Serves until it is closed. */
  void serve() throws InterruptedException {
    jetty.join();
  }

  @Override
  public void close() {
    server.closeGracefully();
    try {
      jetty.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
