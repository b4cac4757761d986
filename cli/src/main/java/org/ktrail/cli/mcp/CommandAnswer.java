package org.ktrail.cli.mcp;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.TypeRef;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ktrail.cli.output.ExitCode;

/**
 * Answers a tool by a command with {@code --format json}.
 *
 * @param command its words
 */
record CommandAnswer(List<String> command) implements AgentTool.ToolAnswer {
  private static final Pattern OPTION = Pattern.compile("--?[a-z][a-z-]*+(?: [A-Z]++)?");
  private static final String SPEAKER = "ktrail: ";

  @Override
  public Map<String, Object> ask(AgentTool tool, ToolArguments given, ToolCall call) {
    List<String> words = new ArrayList<>(call.asked().repository());
    words.addAll(command);
    words.add("--format=json");
    words.addAll(given.words(tool.inputs()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        call.asked()
            .commands()
            .run(words.toArray(String[]::new), call.asked().opener(call), out, err);
    List<String> said =
        err.toString(StandardCharsets.UTF_8)
            .lines()
            .map(line -> line.startsWith(SPEAKER) ? line.substring(SPEAKER.length()) : line)
            .toList();
    if (code == ExitCode.ERROR || out.size() == 0) {
      throw new ToolFailure(inWordsOf(tool, String.join("\n", said)));
    }
    call.notes().addAll(said);
    return tree(out.toByteArray());
  }

  private static Map<String, Object> tree(byte[] json) {
    try {
      return McpJsonDefaults.getMapper().readValue(json, new TypeRef<>() {});
    } catch (IOException e) {
      throw new IllegalStateException("a command wrote no JSON", e);
    }
  }

  /** Options of the command line are arguments here. */
  private static String inWordsOf(AgentTool tool, String message) {
    Map<String, String> names =
        tool.inputs().stream()
            .filter(input -> !input.place().isEmpty())
            .collect(Collectors.toMap(ToolInput::place, ToolInput::name, (a, _) -> a));
    Matcher options = OPTION.matcher(message);
    return options.replaceAll(found -> {
      String option = found.group().replaceAll(" .*", "");
      String name = names.get(option);
      return Matcher.quoteReplacement(name == null ? found.group() : "`" + name + "`");
    });
  }
}
