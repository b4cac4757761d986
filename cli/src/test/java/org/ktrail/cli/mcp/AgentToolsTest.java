package org.ktrail.cli.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ktrail.cli.output.Json;

class AgentToolsTest {
  private static final List<AgentTool> TOOLS = AgentTools.all();

  /** {@code ktrail mcp --tools} prints what the documentation has. */
  @Test
  void theTableOfTheDocumentationIsThatOfTheTools() throws IOException {
    assertThat(Files.readString(Path.of("../docs/agents.md")))
        .contains("<!-- tools -->\n" + ToolTable.of(TOOLS) + "<!-- end of tools -->");
  }

  @Test
  void eachToolAndEachArgumentIsDescribed() {
    assertThat(TOOLS).extracting(AgentTool::name).doesNotHaveDuplicates();
    assertThat(TOOLS)
        .allSatisfy(tool -> {
          assertThat(tool.description()).as(tool.name()).endsWith(".").hasSizeGreaterThan(80);
          assertThat(tool.allInputs()).allMatch(i -> i.description().endsWith("."));
          assertThat(tool.allInputs()).extracting(ToolInput::name).doesNotHaveDuplicates();
          assertThat(tool.inputs())
              .filteredOn(ToolInput::required)
              .allMatch(i -> !i.examples().isEmpty());
        });
  }

  /** The form of the documentation is the form of the answer, and whole by itself. */
  @Test
  void schemasHoldWhatTheyName() {
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    ToolSchemas schemas = new ToolSchemas();
    for (AgentTool tool : TOOLS) {
      Schema output = registry.getSchema(Json.line(schemas.output(tool)));
      assertThat(output.validate("{\"answer\": {}}", InputFormat.JSON))
          .as(tool.name())
          .isNotEmpty();
      Schema input = registry.getSchema(Json.line(ToolSchemas.input(tool)));
      assertThat(input.validate("{\"nothing\": 1}", InputFormat.JSON)).as(tool.name()).isNotEmpty();
      assertThat(input.validate("{\"limit\": \"x\"}", InputFormat.JSON)).isNotEmpty();
    }
  }

  /** What was given stays what it was given for. */
  @Test
  void nothingThatWasGivenBecomesAnOption() {
    AgentTool path =
        TOOLS.stream().filter(tool -> tool.name().equals("path")).findFirst().orElseThrow();
    assertThat(
            new ToolArguments(
                    Map.of("from", "--help", "to", "b", "max_hops", 3, "via", List.of("x", "y")))
                .words(path.inputs()))
        .containsExactly("--via=x", "--via=y", "--max-hops=3", "--", "--help", "b");
  }
}
