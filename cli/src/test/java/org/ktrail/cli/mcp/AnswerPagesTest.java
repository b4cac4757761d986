package org.ktrail.cli.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ktrail.cli.output.Json;

class AnswerPagesTest {
  private static final Map<String, Object> MEMBERS =
      Json.object(
          "name",
          "ops",
          "members",
          List.of(
              Json.object("slot", "a", "calls", List.of("a1", "a2", "a3"), "reads", List.of()),
              Json.object("slot", "empty", "calls", List.of(), "reads", List.of()),
              Json.object("slot", "b", "calls", List.of("b1"), "reads", List.of("b2"))));
  private static final List<String> LISTS = List.of("members.calls", "members.reads");

  @Test
  void allPagesTogetherHaveEveryRecordOnce() {
    for (int most = 1; most < 8; most++) {
      List<String> records = new ArrayList<>();
      AnswerPages pages = new AnswerPages(MEMBERS, LISTS);
      AnswerPages.Page page = pages.page(0, most);
      add(page, records);
      while (!page.isLast()) {
        page = pages.page(page.to(), most);
        add(page, records);
      }
      assertThat(records).containsExactly("a1", "a2", "a3", "empty", "b1", "b2");
      assertThat(page.total()).isEqualTo(6);
    }
  }

  private static void add(AnswerPages.Page page, List<String> records) {
    assertThat(page.answer()).containsEntry("name", "ops");
    for (Object member : (List<?>) page.answer().getOrDefault("members", List.of())) {
      Map<?, ?> read = (Map<?, ?>) member;
      List<String> here = new ArrayList<>();
      ((List<?>) Objects.requireNonNull(read.get("calls"))).forEach(c -> here.add((String) c));
      ((List<?>) Objects.requireNonNull(read.get("reads"))).forEach(c -> here.add((String) c));
      records.addAll(here.isEmpty() ? List.of((String) read.get("slot")) : here);
    }
  }

  /** A list in its own members is one however deep, as calls are of what is called. */
  @Test
  void whatIsDeeperIsToldOnceToo() {
    Map<String, Object> leaf = Json.object("n", 3, "calls", List.of());
    Map<String, Object> answer =
        Json.object(
            "calls",
            List.of(
                Json.object(
                    "n", 1, "calls", List.of(Json.object("n", 2, "calls", List.of(leaf, leaf)))),
                Json.object("n", 4, "calls", List.of())));
    AnswerPages pages = new AnswerPages(answer, List.of("calls"));
    assertThat(pages.page(0, 50).total()).isEqualTo(3);
    assertThat(pages.page(0, 50).answer()).isEqualTo(answer);
    assertThat(Json.line(pages.page(1, 1).answer()))
        .isEqualTo(
            "{\"calls\": [{\"n\": 1,\"calls\": [{\"n\": 2,\"calls\": [{\"n\": 3,\"calls\":"
                + " []}]}]}]}");
  }

  @Test
  void aPageIsTheWholeAnswerWhereThatIsShort() {
    assertThat(new AnswerPages(MEMBERS, LISTS).page(0, AnswerPages.RECORDS).answer())
        .isEqualTo(MEMBERS);
  }

  @Test
  void aPageEndsBeforeItIsTooLong() {
    List<Object> texts =
        IntStream.range(0, 40).mapToObj(i -> (Object) ("x".repeat(999) + i)).toList();
    AnswerPages.Page page =
        new AnswerPages(Json.object("texts", texts), List.of("texts")).page(0, 50);
    assertThat(page.to()).isBetween(20, 24);
    assertThat(Json.line(page.answer()).length()).isLessThan(AnswerPages.BYTES);
  }

  @Test
  void oneRecordIsToldHoweverLong() {
    Map<String, Object> answer = Json.object("texts", List.of("x".repeat(30_000), "y"));
    AnswerPages.Page page = new AnswerPages(answer, List.of("texts")).page(0, 50);
    assertThat(page.to()).isEqualTo(1);
  }

  @Test
  void aCursorIsReadBackAndTellsOtherAnswers() {
    String digest = PageCursor.digest("q", MEMBERS);
    PageCursor cursor = new PageCursor(3, digest);
    assertThat(PageCursor.of(cursor.toString())).isEqualTo(cursor);
    assertThat(digest).isNotEqualTo(PageCursor.digest("p", MEMBERS));
    for (String none : List.of("", "x", "?", "MTIz")) {
      assertThatThrownBy(() -> PageCursor.of(none)).isInstanceOf(ToolFailure.class);
    }
  }
}
