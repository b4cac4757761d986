package org.ktrail.cli.mcp;

import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.output.Json;
import org.ktrail.indexer.failure.Secrets;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.workspace.Interrupted;
import org.ktrail.queries.workspace.StoppableProgress;

/** Answers calls of tools: asks, takes the page that is wanted, tells progress, ends. */
final class ToolCalls implements AutoCloseable {
  private static final String REVISION = "rev";

  private final AgentAsking asked;
  private final RunningCalls running;
  private final String revision;
  private final KeptAnswers kept = new KeptAnswers();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("progress").factory());

  /**
   * @param revision asked about where none is named
   */
  ToolCalls(AgentAsking asked, RunningCalls running, String revision) {
    this.asked = asked;
    this.running = running;
    this.revision = revision;
  }

  /** A tool for the library. */
  SyncToolSpecification specification(AgentTool tool, ToolSchemas schemas) {
    McpSchema.Tool described =
        McpSchema.Tool.builder(tool.name(), ToolSchemas.input(tool))
            .title(tool.title())
            .description(tool.description())
            .outputSchema(schemas.output(tool))
            .annotations(
                McpSchema.ToolAnnotations.builder()
                    .title(tool.title())
                    .readOnlyHint(true)
                    .destructiveHint(false)
                    .idempotentHint(true)
                    .openWorldHint(false)
                    .build())
            .build();
    return new SyncToolSpecification(
        described, (exchange, request) -> call(tool, exchange, request));
  }

  private CallToolResult call(
      AgentTool tool, McpSyncServerExchange exchange, CallToolRequest request) {
    Map<String, Object> meta = request.meta() == null ? Map.of() : request.meta();
    CallProgress progress = new CallProgress(listener(exchange, meta.get("progressToken")));
    ScheduledFuture<?> ticks =
        clock.scheduleAtFixedRate(
            progress::tick,
            CallProgress.PERIOD.toMillis(),
            CallProgress.PERIOD.toMillis(),
            TimeUnit.MILLISECONDS);
    try (RunningCalls.Running self = running.begin(meta.get(RunningCalls.MARK))) {
      ToolCall call = new ToolCall(asked, new StoppableProgress(progress, self::isWanted));
      Interrupted.check();
      CallToolResult result = answer(tool, arguments(tool, request), call);
      return self.isWanted() ? result : failed("cancelled");
    } catch (Interrupted e) {
      return failed("cancelled");
    } catch (ToolFailure e) {
      return failed(e.words());
    } catch (UserError e) {
      return failed(Secrets.masked(String.valueOf(e.getMessage())));
    } finally {
      ticks.cancel(false);
    }
  }

  private ToolArguments arguments(AgentTool tool, CallToolRequest request) {
    ToolArguments given =
        new ToolArguments(request.arguments() == null ? Map.of() : request.arguments());
    boolean revised = tool.inputs().stream().anyMatch(input -> input.name().equals(REVISION));
    return revised && !given.given().containsKey("series") ? given.with(REVISION, revision) : given;
  }

  private CallToolResult answer(AgentTool tool, ToolArguments given, ToolCall call) {
    Map<String, Object> question = new TreeMap<>(given.given());
    question.remove("cursor");
    question.remove("limit");
    String asking = tool.name() + Json.line(question);
    int from = 0;
    KeptAnswers.Kept whole;
    if (given.text("cursor").isPresent()) {
      PageCursor cursor = PageCursor.of(given.text("cursor").get());
      whole =
          kept.get(cursor.answer())
              .orElseGet(
                  () -> kept.keep(asking, tool.answer().ask(tool, given, call), call.notes()));
      if (!whole.question().equals(asking)) {
        throw new ToolFailure("cursor: of a call with other arguments; give the same ones again");
      }
      if (!whole.digest().equals(cursor.answer())) {
        throw new ToolFailure("cursor: the answer has changed since; ask again without it");
      }
      from = cursor.from();
    } else {
      whole = kept.keep(asking, tool.answer().ask(tool, given, call), call.notes());
    }
    int most = Math.max(1, given.number("limit").orElse(AnswerPages.RECORDS));
    AnswerPages.Page page = new AnswerPages(whole.answer(), tool.records()).page(from, most);
    return result(page, whole);
  }

  private static CallToolResult result(AnswerPages.Page page, KeptAnswers.Kept whole) {
    Map<String, Object> head =
        Json.object("from", page.from(), "records", page.to() - page.from(), "total", page.total());
    String rest = "";
    if (!page.isLast()) {
      String next = new PageCursor(page.to(), whole.digest()).toString();
      head.put("next", next);
      rest =
          "\nrecords %d to %d of %d; go on with cursor %s%n"
              .formatted(page.from() + 1, page.to(), page.total(), next);
    }
    head.put("notes", whole.notes());
    String notes =
        whole.notes().isEmpty() ? "" : "\nnote: " + String.join("\nnote: ", whole.notes());
    return CallToolResult.builder()
        .addTextContent(PageText.of(page.answer()) + notes + rest)
        .structuredContent(Json.object("answer", page.answer(), "page", head))
        .isError(false)
        .build();
  }

  private static CallToolResult failed(String words) {
    return CallToolResult.builder().addTextContent(words).isError(true).build();
  }

  private static CallProgress.Listener listener(
      McpSyncServerExchange exchange, @Nullable Object token) {
    if (token == null) {
      return (_, _) -> {};
    }
    return (seconds, message) ->
        exchange.progressNotification(
            McpSchema.ProgressNotification.builder(token, seconds).message(message).build());
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
