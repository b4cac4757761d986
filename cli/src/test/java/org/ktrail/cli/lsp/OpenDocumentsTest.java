package org.ktrail.cli.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.junit.jupiter.api.Test;

/** Edits by position, in either unit of columns. */
class OpenDocumentsTest {
  private static final String WIDE = "a\né🐧b\nc";

  private static String edited(PositionUnits units, int from, int to) {
    OpenDocuments documents = new OpenDocuments();
    documents.units(units);
    documents.open("x.c", WIDE);
    Range range = new Range(new Position(1, from), new Position(1, to));
    documents.change("x.c", List.of(new TextDocumentContentChangeEvent(range, "_")));
    return Objects.requireNonNull(documents.now().texts().get("x.c"));
  }

  @Test
  void columnsCountWhatWasAgreed() {
    assertThat(edited(PositionUnits.UTF_16, 1, 3)).isEqualTo("a\né_b\nc");
    assertThat(edited(PositionUnits.UTF_8, 2, 6)).isEqualTo("a\né_b\nc");
    assertThat(edited(PositionUnits.UTF_16, 4, 99)).isEqualTo("a\né🐧b_\nc");
    assertThat(PositionUnits.UTF_8.columns("é🐧")).isEqualTo(6);
    assertThat(PositionUnits.UTF_16.columns("é🐧")).isEqualTo(3);
    assertThat(PositionUnits.of(List.of("utf-32", "utf-8"))).isEqualTo(PositionUnits.UTF_8);
    assertThat(PositionUnits.of(null)).isEqualTo(PositionUnits.UTF_16);
  }

  @Test
  void editsFollowEachOther() {
    OpenDocuments documents = new OpenDocuments();
    documents.open("x.c", "one\ntwo\n");
    OpenDocuments.State before = documents.now();
    Range end = new Range(new Position(2, 0), new Position(9, 9));
    documents.change(
        "x.c",
        List.of(
            new TextDocumentContentChangeEvent(end, "three\n"),
            new TextDocumentContentChangeEvent(
                new Range(new Position(0, 0), new Position(1, 0)), "")));
    assertThat(documents.now().texts()).containsEntry("x.c", "two\nthree\n");
    documents.change("x.c", List.of(new TextDocumentContentChangeEvent("all")));
    assertThat(documents.now().texts()).containsEntry("x.c", "all");
    documents.change("y.c", List.of(new TextDocumentContentChangeEvent("not open")));
    documents.close("x.c");
    assertThat(documents.now().texts()).isEmpty();
    assertThat(before.texts()).containsEntry("x.c", "one\ntwo\n");
  }
}
