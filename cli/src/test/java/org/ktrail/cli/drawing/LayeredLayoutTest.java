package org.ktrail.cli.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.cli.drawing.Drawing.Node;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.calls.Symbol;
import org.ktrail.queries.graph.NodeKind;
import org.ktrail.queries.graph.Place;

class LayeredLayoutTest {
  private static Picture.Box box(Picture picture, String name) {
    return picture.box(
        new Symbol(
            name, NodeKind.FUNCTION, new Place("fs/some/file.c", 7), Condition.ALWAYS, "kernel"));
  }

  private static Picture chain(int length) {
    Picture picture = new Picture("chain");
    Picture.Box from = box(picture, "hop_0");
    for (int i = 1; i < length; i++) {
      Picture.Box to = box(picture, "hop_" + i);
      picture.arrow(from, to, Stroke.CALL, new Place("fs/some/file.c", 10 * i), "");
      from = to;
    }
    return picture;
  }

  private static Picture star(int callers) {
    Picture picture = new Picture("star");
    Picture.Box to = box(picture, "called");
    for (int i = 0; i < callers; i++) {
      picture.arrow(
          box(picture, "caller_" + i), to, Stroke.CALL, new Place("fs/some/file.c", i), "");
    }
    return picture;
  }

  private static void apart(Drawing drawing) {
    List<Node> nodes = drawing.nodes();
    for (Node a : nodes) {
      assertThat(a.x() + a.width()).isLessThanOrEqualTo(drawing.width());
      assertThat(a.y() + a.height()).isLessThanOrEqualTo(drawing.height());
      for (Node b : nodes) {
        boolean apart =
            a == b
                || a.x() + a.width() <= b.x()
                || b.x() + b.width() <= a.x()
                || a.y() + a.height() <= b.y()
                || b.y() + b.height() <= a.y();
        assertThat(apart).as("%s and %s", a.lines(), b.lines()).isTrue();
      }
    }
  }

  @Test
  void aShortChainGoesDown() {
    Drawing drawing = LayeredLayout.of(chain(5));
    apart(drawing);
    assertThat(drawing.nodes()).extracting(Node::y).isSorted();
    assertThat(drawing.width()).isLessThan(300);
  }

  @Test
  void aLongChainGoesOnInANextColumn() {
    Drawing drawing = LayeredLayout.of(chain(40));
    apart(drawing);
    assertThat(drawing.nodes()).hasSize(40);
    assertThat(drawing.height()).isLessThan(1500);
    assertThat(drawing.width()).isLessThan(2000);
  }

  @Test
  void manyCallersStandBelowEachOther() {
    Drawing drawing = LayeredLayout.of(star(40));
    apart(drawing);
    assertThat(drawing.width()).isLessThan(700);
  }

  @Test
  void callsOfOneFunctionAreOneArrow() {
    Picture picture = new Picture("two");
    Picture.Box from = box(picture, "caller");
    Picture.Box to = box(picture, "called");
    picture.arrow(from, to, Stroke.CALL, new Place("fs/some/file.c", 8), "");
    picture.arrow(from, to, Stroke.CALL, new Place("fs/some/file.c", 9), "");
    picture.arrow(from, to, Stroke.MACRO, new Place("fs/some/file.c", 9), "via RUN");
    Drawing drawing = LayeredLayout.of(picture);
    assertThat(drawing.edges())
        .extracting(e -> String.join(" ", e.label().lines()))
        .containsExactly(":8 and 1 more", ":9 via RUN");
    assertThat(drawing.edges().getFirst().title())
        .isEqualTo("caller → called, called by name\nfs/some/file.c:8\nfs/some/file.c:9");
    assertThat(drawing.strokes()).containsExactly(Stroke.CALL, Stroke.MACRO);
  }

  @Test
  void theSameBytesEachTime() {
    assertThat(chain(20).svg()).isEqualTo(chain(20).svg());
  }

  @Test
  void namesAreText() {
    Picture picture = new Picture("<script>");
    picture.slot("</title><script>alert(1)</script>");
    assertThat(picture.svg()).doesNotContain("<script>").contains("&lt;script&gt;");
    assertThat(picture.page().replace("<script type=\"module\">", "")).doesNotContain("<script>");
  }

  @Test
  void nothingIsDrawnToo() {
    assertThat(new Picture("none").svg()).contains("<svg ").contains("none");
  }

  @Test
  void longNamesAreBroken() {
    assertThat(Words.wrapped("fs/xfs/libxfs/xfs_rmap_btree_of_long_name.c:2498"))
        .containsExactly("fs/xfs/libxfs/", "xfs_rmap_btree_of_long_", "name.c:2498");
    assertThat(Words.wrapped("short")).containsExactly("short");
    assertThat(Words.wrapped("x".repeat(200))).hasSize(4).last().asString().endsWith("…");
  }
}
