package org.ktrail.cli.mcp;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import io.modelcontextprotocol.spec.McpStreamableServerTransportProvider;
import java.util.List;
import org.ktrail.cli.output.VersionProvider;

/**
 * Servers with all tools, resources and prompts, whatever messages come by.
 *
 * @param revision asked about where a call names none
 */
record AgentServers(
    AgentAsking asked, ToolCalls calls, List<AgentTool> tools, String repository, String revision) {
  private static final String INSTRUCTIONS =
      """
      ktrail answers questions about a repository of the Linux kernel (%s) from an index of all its
      revisions: definitions, callers and callees through macros, function pointers and callbacks,
      paths, tables of operations; and about patch series that were posted. It never writes to the
      repository. Where a tool takes `rev`, it is %s unless you name another one.

      Prefer it to text search for anything about symbols. Begin with `find` where a name is not
      known exactly, `callers`/`callees`/`path`/`ops` for control flow, `show` for the source of what
      they name; `series_list` for patches. Places are FILE:LINE at that revision. A grade says how
      sure a call is: exact (by name, or proven), type (the types fit), name (a guess). A condition
      names Kconfig options, without which it does not exist. What is unknown is said so: do not take
      a missing answer for a no.

      The first question to a revision indexes it: seconds for a small tree, minutes for a whole
      kernel, with progress told. Answers come in pages: where `page.next` is given, call again with
      the same arguments and cursor = page.next, or ask more narrowly.
      """;

  private static final McpSchema.Implementation INFO =
      McpSchema.Implementation.builder("ktrail", VersionProvider.version())
          .title("ktrail, navigator of the Linux kernel's source")
          .build();

  private static final McpSchema.ServerCapabilities CAPABILITIES =
      McpSchema.ServerCapabilities.builder()
          .tools(false)
          .resources(false, false)
          .prompts(false)
          .build();

  McpSyncServer on(McpServerTransportProvider transport) {
    return with(McpServer.sync(transport)).build();
  }

  McpSyncServer on(McpStreamableServerTransportProvider transport) {
    return with(McpServer.sync(transport)).build();
  }

  private <S extends McpServer.SyncSpecification<S>> McpServer.SyncSpecification<S> with(
      McpServer.SyncSpecification<S> server) {
    ToolSchemas schemas = new ToolSchemas();
    SourceResources resources = new SourceResources(asked);
    return server
        .serverInfo(INFO)
        .capabilities(CAPABILITIES)
        .instructions(INSTRUCTIONS.formatted(repository, revision))
        .uriTemplateManagerFactory(SourceUris.FACTORY)
        .validateToolInputs(true)
        .tools(tools.stream().map(tool -> calls.specification(tool, schemas)).toList())
        .resources(resources.revisions())
        .resourceTemplates(resources.files())
        .prompts(AgentPrompts.all());
  }
}
