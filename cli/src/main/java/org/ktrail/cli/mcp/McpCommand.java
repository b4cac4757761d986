package org.ktrail.cli.mcp;

import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.cli.session.Ktrail;
import org.ktrail.cli.session.Workspaces;
import org.ktrail.indexer.failure.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ktrail mcp}. Stays until its client goes. */
@Command(
    name = "mcp",
    description = {
      "Answers agents by the Model Context Protocol: find, show, callers, callees, path, ops,"
          + " posted series, lint, traces, scenarios and rules as tools, source as resources,"
          + " procedures as prompts. On standard input and output, or over HTTP on this machine's"
          + " loopback.",
    },
    footer = {
      "",
      "docs/agents.md has settings for clients, and the tools.",
      "",
      "Examples:",
      "  ktrail -C ~/src/linux mcp",
      "  ktrail -C ~/src/linux mcp --rev v6.12",
      "  ktrail -C ~/src/linux mcp --http 7346",
      "  ktrail mcp --tools",
      "",
      "Exit codes: 0 the client has gone, 2 error, 130 interrupted.",
    })
public final class McpCommand implements Callable<Integer> {
  private static final int PORTS = 65_535;

  @ParentCommand private @Nullable Ktrail ktrail;
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--http",
      paramLabel = "PORT",
      description =
          "Listen at this port of 127.0.0.1, 0 for a free one, instead of standard input. Clients"
              + " have to send the token that lies in the file which is told at the start.")
  private @Nullable Integer port;

  @Option(
      names = "--rev",
      paramLabel = "REV",
      defaultValue = "HEAD",
      description = "The revision of calls that name none (default: HEAD).")
  private String revision = "HEAD";

  @Option(names = "--tools", description = "Print the table of tools, as docs/agents.md has it.")
  private boolean tools;

  private final CommandLines commands;

  /**
   * @param commands runs a command
   */
  public McpCommand(CommandLines commands) {
    this.commands = commands;
  }

  @Override
  public Integer call() throws InterruptedException {
    CommandSpec self = Objects.requireNonNull(spec);
    PrintWriter err = self.commandLine().getErr();
    if (tools) {
      self.commandLine().getOut().print(ToolTable.of(AgentTools.all()));
      return ExitCode.FOUND;
    }
    InputStream in = System.in;
    System.setIn(InputStream.nullInputStream()); // it is the client's: no command reads it
    Ktrail asking = Objects.requireNonNull(ktrail);
    RunningCalls running = new RunningCalls();
    try (AgentAsking asked =
            new AgentAsking(commands, asking, k -> Workspaces.open(k, revision, err));
        ToolCalls calls = new ToolCalls(asked, running, revision)) {
      String repository = asking.repository().orElseGet(() -> asking.directory().toString());
      AgentServers servers = new AgentServers(asked, calls, AgentTools.all(), repository, revision);
      MessageMarks marks = new MessageMarks(running);
      if (port == null) {
        new StandardStreams(in, asking.output(), marks).serve(servers);
      } else {
        http(port, servers, marks, err);
      }
    }
    return ExitCode.FOUND;
  }

  private static void http(int port, AgentServers servers, MessageMarks marks, PrintWriter err)
      throws InterruptedException {
    if (port < 0 || port > PORTS) {
      throw new UserError("--http " + port + ": 0 to " + PORTS);
    }
    HttpToken token = HttpToken.ofUser();
    try (HttpEntrance entrance = HttpEntrance.open(port, token, servers, marks)) {
      err.println("ktrail: listens at " + entrance.url() + ", token in " + token.file());
      err.flush();
      entrance.serve();
    }
  }
}
