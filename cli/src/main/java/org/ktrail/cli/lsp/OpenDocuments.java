package org.ktrail.cli.lsp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.ktrail.queries.workspace.edited.OpenBuffers;

/**
 * The texts that the editor has open. Changed by the thread that reads messages, in their order;
 * read by any, as a state that does not change.
 */
final class OpenDocuments {
  /**
   * The texts at one moment.
   *
   * @param version counts changes
   * @param texts by path in the repository
   */
  record State(long version, Map<String, String> texts) {
    /** As bytes, which files are made of. */
    OpenBuffers buffers() {
      return new OpenBuffers(
          texts.entrySet().stream()
              .collect(
                  Collectors.toMap(
                      Map.Entry::getKey, e -> e.getValue().getBytes(StandardCharsets.UTF_8))));
    }
  }

  private volatile State state = new State(0, Map.of());
  private volatile PositionUnits units = PositionUnits.UTF_16;

  State now() {
    return state;
  }

  PositionUnits units() {
    return units;
  }

  void units(PositionUnits negotiated) {
    units = negotiated;
  }

  void open(String path, String text) {
    TreeMap<String, String> texts = new TreeMap<>(state.texts());
    texts.put(path, text);
    put(texts);
  }

  void close(String path) {
    TreeMap<String, String> texts = new TreeMap<>(state.texts());
    texts.remove(path);
    put(texts);
  }

  /** Applies edits in their order, each to what the one before left. */
  void change(String path, List<TextDocumentContentChangeEvent> changes) {
    String text = state.texts().get(path);
    if (text != null) {
      for (TextDocumentContentChangeEvent change : changes) {
        text = changed(text, change);
      }
      open(path, text);
    }
  }

  private String changed(String text, TextDocumentContentChangeEvent change) {
    if (change.getRange() == null) {
      return change.getText();
    }
    int from = units.index(text, change.getRange().getStart());
    int to = Math.max(from, units.index(text, change.getRange().getEnd()));
    return text.substring(0, from) + change.getText() + text.substring(to);
  }

  private void put(Map<String, String> texts) {
    state = new State(state.version() + 1, Map.copyOf(texts));
  }
}
