package org.ktrail.cli.serve;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.cli.session.Ktrail;
import org.ktrail.indexer.failure.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ktrail serve}. Ends when it is told to, or when nobody has asked for long. */
@Command(
    name = "serve",
    description = {
      "Stays and answers: the next commands of this user find it and need not start a JVM of their"
          + " own, and programs and browsers of this machine can ask. It writes to no repository.",
    },
    footer = {
      "",
      "Examples:",
      "  ktrail serve &",
      "  ktrail -C ~/src/linux serve --idle 8h",
      "  ktrail -C ~/src/linux serve --series posted.mbox --base v6.12",
      "  ktrail serve --status",
      "  ktrail serve --stop",
      "",
      "Exit codes: 0 done, 1 there is no server (--status, --stop), 2 error.",
    })
public final class ServeCommand implements Callable<Integer> {
  static final int PORT = 7345;

  @ParentCommand private @Nullable Ktrail ktrail;
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--idle",
      paramLabel = "TIME",
      defaultValue = "30m",
      description = "End when nobody has asked for so long: 90s, 30m, 8h; 0 for never (30m).")
  private String idle = "30m";

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "" + PORT,
      description = "Listen at this port of loopback (default: " + PORT + "); 0 for a free one.")
  private int port = PORT;

  @Option(names = "--stop", description = "End the servers of this user.")
  private boolean stop;

  @Option(names = "--status", description = "Tell which servers of this user there are.")
  private boolean status;

  @Mixin private final ShownSeries series = new ShownSeries();

  private final CommandRun commands;
  private final BiConsumer<Routes, ShownSeries> pages;

  /**
   * @param commands runs a command
   * @param pages adds what browsers are answered
   */
  public ServeCommand(CommandRun commands, BiConsumer<Routes, ShownSeries> pages) {
    this.commands = commands;
    this.pages = pages;
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Duration most = idle();
    RunDirectory run = RunDirectory.make();
    if (stop || status) {
      return ExitCode.of(RunningServers.tell(run, stop, out));
    }
    String build = OwnBuild.name();
    Path home = Objects.requireNonNull(ktrail).directory();
    Routes routes = new Routes();
    pages.accept(routes, series);
    Path socket = run.socket(build);
    try (ServerLock lock = ServerLock.take(run, build);
        ResidentServer server = ResidentServer.start(commands, routes, home, port, socket)) {
      run.write(
          build,
          List.of(
              String.valueOf(ProcessHandle.current().pid()), server.url(), server.token().text()));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> run.remove(build), "goodbye"));
      out.println(server.url() + "?token=" + server.token().text());
      out.flush();
      server.await(most);
    }
    return ExitCode.FOUND;
  }

  private Duration idle() {
    try {
      return idle.equals("0") ? Duration.ZERO : Duration.parse("PT" + idle);
    } catch (DateTimeParseException e) {
      throw new UserError("--idle " + idle + ": a time, as 90s, 30m or 8h", e);
    }
  }
}
