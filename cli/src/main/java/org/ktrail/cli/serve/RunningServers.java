package org.ktrail.cli.serve;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.ktrail.indexer.failure.UserError;

/** The servers of this user, asked by another process of theirs. */
final class RunningServers {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private RunningServers() {}

  /**
   * Tells of each; removes what those left that were killed.
   *
   * @param stop whether to end them
   * @return whether there are any
   */
  static boolean tell(RunDirectory run, boolean stop, PrintWriter out) throws InterruptedException {
    boolean any = false;
    for (Path socket : run.sockets()) {
      String build = RunDirectory.build(socket);
      if (ServerLock.isTaken(run, build)) {
        any = true;
        out.print(ask(run.record(build), stop));
        out.flush();
      } else {
        run.remove(build);
      }
    }
    if (!any) {
      out.println("no server");
    }
    return any;
  }

  private static String ask(Path record, boolean stop) throws InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      List<String> lines = Files.readAllLines(record);
      URI place = URI.create(lines.get(1) + (stop ? "v1/stop" : "v1/status"));
      HttpRequest request =
          HttpRequest.newBuilder(place)
              .method(stop ? "POST" : "GET", BodyPublishers.noBody())
              .header("Authorization", "Bearer " + lines.get(2))
              .timeout(PATIENCE)
              .build();
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      return answer.body();
    } catch (IOException e) {
      throw new UserError(record + ": its server does not answer: " + e.getMessage(), e);
    }
  }
}
