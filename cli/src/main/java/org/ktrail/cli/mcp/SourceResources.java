package org.ktrail.cli.mcp;

import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.pipeline.Progress;
import org.ktrail.queries.workspace.asked.SourceExcerpts;

/** Files of revisions, and the list of revisions, for clients that attach what users choose. */
record SourceResources(AgentAsking asked) {
  private static final String TEXT = "text/plain";
  private static final String C = "text/x-c";

  /** The list of revisions. */
  SyncResourceSpecification revisions() {
    return new SyncResourceSpecification(
        McpSchema.Resource.builder(SourceUris.REVISIONS, "revisions")
            .title("Revisions of the repository")
            .description("Tags and branches, one a line: what tools take as rev.")
            .mimeType(TEXT)
            .build(),
        (_, request) -> result(request.uri(), TEXT, names()));
  }

  private String names() {
    return asked.workspace(Progress.NONE).repository().names().stream()
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** Files. */
  SyncResourceTemplateSpecification files() {
    return new SyncResourceTemplateSpecification(
        McpSchema.ResourceTemplate.builder(SourceUris.TEMPLATE, "source")
            .title("A source file of a revision")
            .description(
                "The text of a file, path from the top of the tree, at a revision (slashes in its"
                    + " name as %2F): "
                    + SourceUris.of("v6.12", "drivers/dax/super.c"))
            .mimeType(C)
            .build(),
        (_, request) -> file(request.uri()));
  }

  private ReadResourceResult file(String uri) {
    Map<String, String> parts =
        SourceUris.FACTORY.create(SourceUris.TEMPLATE).extractVariableValues(uri);
    try {
      String path = parts.getOrDefault("path", "");
      SourceExcerpts source =
          new SourceExcerpts(
              asked.workspace(Progress.NONE).snapshot(parts.getOrDefault("rev", "HEAD")));
      return result(uri, path.endsWith(".c") || path.endsWith(".h") ? C : TEXT, source.text(path));
    } catch (UserError e) {
      throw McpError.builder(McpSchema.ErrorCodes.RESOURCE_NOT_FOUND)
          .message(String.valueOf(e.getMessage()))
          .data(Map.of("uri", uri))
          .build();
    }
  }

  private static ReadResourceResult result(String uri, String type, String text) {
    return ReadResourceResult.builder(
            List.of(McpSchema.TextResourceContents.builder(uri, text).mimeType(type).build()))
        .build();
  }
}
