package org.ktrail.cli.mcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an agent gave to a tool. Its types are those of the tool's schema, which was asked first.
 */
record ToolArguments(Map<String, Object> given) {
  Optional<String> text(String name) {
    return Optional.ofNullable(given.get(name)).map(String::valueOf).map(String::strip);
  }

  Optional<Integer> number(String name) {
    return given.get(name) instanceof Number number
        ? Optional.of((int) Math.min(number.longValue(), Integer.MAX_VALUE))
        : Optional.empty();
  }

  private List<String> texts(String name) {
    return given.get(name) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** The same with what was left out. */
  ToolArguments with(String name, String otherwise) {
    Map<String, Object> all = new TreeMap<>(given);
    all.putIfAbsent(name, otherwise);
    return new ToolArguments(all);
  }

  /** Options and arguments of a command line, which nothing that was given can end or add to. */
  List<String> words(List<ToolInput> inputs) {
    List<String> options = new ArrayList<>();
    List<String> arguments = new ArrayList<>();
    for (ToolInput input : inputs) {
      if (!given.containsKey(input.name())) {
        continue;
      }
      switch (input.type()) {
        case SWITCH -> {
          if (Boolean.TRUE.equals(given.get(input.name()))) {
            options.add(input.place());
          }
        }
        case TEXT, NUMBER -> add(input, text(input.name()).orElse(""), options, arguments);
        case TEXTS -> texts(input.name()).forEach(t -> add(input, t, options, arguments));
      }
    }
    options.add("--");
    options.addAll(arguments);
    return options;
  }

  private static void add(
      ToolInput input, String value, List<String> options, List<String> arguments) {
    if (!input.place().isEmpty()) {
      options.add(input.place() + "=" + value);
    } else if (value.equals("-")) {
      throw new ToolFailure(input.name() + ": standard input is the agent's; name a file");
    } else {
      arguments.add(value);
    }
  }
}
