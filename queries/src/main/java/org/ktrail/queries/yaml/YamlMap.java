package org.ktrail.queries.yaml;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.ktrail.indexer.failure.UserError;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A mapping of a YAML file. Whoever reads it asks for the keys it knows and then calls {@link
 * #end}, which refuses all others. Every error is a {@link UserError} with file and line.
 */
public final class YamlMap {
  /** Mappings and lists in each other. */
  private static final int DEEPEST = 50;

  private final String file;
  private final Node self;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Node> keys = new LinkedHashMap<>();
  private final Set<String> known = new LinkedHashSet<>();

  private YamlMap(String file, Node node) {
    this.file = file;
    this.self = node;
    if (!(node instanceof MappingNode mapping)) {
      throw error(node, "a mapping (key: value) is expected here");
    }
    for (NodeTuple entry : mapping.getValue()) {
      String key = scalar(entry.getKeyNode());
      if (values.put(key, entry.getValueNode()) != null) {
        throw error(entry.getKeyNode(), "the key %s is there twice".formatted(key));
      }
      keys.put(key, entry.getKeyNode());
    }
  }

  /**
   * Reads the documents of a file.
   *
   * @param file for messages
   * @throws UserError if it is no YAML, or not mappings
   */
  public static List<YamlMap> documents(String file, String text) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(file).setCodePointLimit(4 << 20).build();
    List<YamlMap> documents = new ArrayList<>();
    try {
      refuseDeep(file, new Parse(settings).parseString(text));
      new Compose(settings)
          .composeAllFromString(text)
          .forEach(node -> documents.add(new YamlMap(file, node)));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(m -> m.getLine() + 1).orElse(0);
      throw new UserError("%s:%d: %s".formatted(file, line, e.getProblem()), e);
    } catch (YamlEngineException e) {
      throw new UserError("%s: %s".formatted(file, e.getMessage()), e);
    }
    return documents;
  }

  /** What is read by recursion is bounded first. */
  private static void refuseDeep(String file, Iterable<Event> events) {
    int depth = 0;
    for (Event event : events) {
      switch (event.getEventId()) {
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        default -> {}
      }
      if (depth > DEEPEST) {
        int line = event.getStartMark().map(m -> m.getLine() + 1).orElse(0);
        throw new UserError("%s:%d: nested more than %d deep".formatted(file, line, DEEPEST));
      }
    }
  }

  /** A path that the file names, beside the file itself; what is only a word stays as it is. */
  public String beside(String path) {
    try {
      Path directory = Path.of(file).getParent();
      return directory == null || path.matches("[\\w-]+") || Path.of(path).isAbsolute()
          ? path
          : directory.resolve(path).toString();
    } catch (InvalidPathException e) {
      return path; // whoever opens it says so
    }
  }

  private static int line(Node node) {
    return node.getStartMark().map(m -> m.getLine() + 1).orElse(0);
  }

  private UserError error(Node at, String message) {
    return new UserError("%s:%d: %s".formatted(file, line(at), message));
  }

  /** An error about a value of this mapping. */
  public UserError error(String key, String message) {
    return error(values.getOrDefault(key, self), key + ": " + message);
  }

  private String scalar(Node node) {
    if (!(node instanceof ScalarNode s)) {
      throw error(node, "a plain value is expected here");
    }
    return s.getValue();
  }

  private Optional<Node> value(String key) {
    known.add(key);
    return Optional.ofNullable(values.get(key));
  }

  public Optional<String> text(String key) {
    return value(key).map(this::scalar);
  }

  public String requiredText(String key) {
    return text(key).orElseThrow(() -> missing(key));
  }

  private UserError missing(String key) {
    return error(self, "the key %s is missing".formatted(key));
  }

  /** A text that stands in one line or one cell, whatever lines it was written in. */
  public Optional<String> label(String key) {
    return text(key).map(text -> text.strip().replaceAll("\\s+", " "));
  }

  public String requiredLabel(String key) {
    return label(key).orElseThrow(() -> missing(key));
  }

  /** Texts of a list; a single text is a list of one; empty if the key is not there. */
  public List<String> texts(String key) {
    Optional<Node> node = value(key);
    if (node.isEmpty()) {
      return List.of();
    }
    return node.get() instanceof SequenceNode list
        ? list.getValue().stream().map(this::scalar).toList()
        : List.of(scalar(node.get()));
  }

  /** Mappings of a list, each read to its end; empty if the key is not there. */
  public <T> List<T> maps(String key, Function<YamlMap, T> read) {
    Optional<Node> node = value(key);
    if (node.isEmpty()) {
      return List.of();
    }
    if (!(node.get() instanceof SequenceNode list)) {
      throw error(node.get(), "%s: a list is expected".formatted(key));
    }
    List<T> out = new ArrayList<>();
    for (Node item : list.getValue()) {
      YamlMap map = new YamlMap(file, item);
      out.add(read.apply(map));
      map.end();
    }
    return out;
  }

  /** A mapping of texts in its order; empty if the key is not there. */
  public Map<String, String> map(String key) {
    Optional<Node> node = value(key);
    if (node.isEmpty()) {
      return Map.of();
    }
    YamlMap inner = new YamlMap(file, node.get());
    Map<String, String> out = new LinkedHashMap<>();
    inner.values.forEach((name, text) -> out.put(name, scalar(text)));
    return out;
  }

  /**
   * @throws UserError if there is a key that nobody asked for
   */
  public void end() {
    for (String key : values.keySet()) {
      if (!known.contains(key)) {
        throw error(
            keys.getOrDefault(key, self),
            "%s is no key here; these are: %s".formatted(key, String.join(", ", known)));
      }
    }
  }
}
