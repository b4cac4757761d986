package org.ktrail.queries.definitions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.GraphFixture;
import org.ktrail.queries.mentions.MentionSource;

class EnumTagsTest {
  @Test
  void whereConstantsFollowTheTag() {
    String text =
        """
        enum colour;
        enum colour paint(enum colour c);
        struct shade { int x; };
        /* enum colour { */
        enum __packed colour
        {
        	RED,
        };
        enum shade { DARK };
        """;
    try (Graph graph = new GraphFixture().open()) {
      MentionSource source =
          name -> List.of(new MentionSource.Candidate("paint.h", () -> text.getBytes(UTF_8)));
      EnumTags tags = new EnumTags(graph, source);
      assertThat(tags.of("colour"))
          .extracting(d -> d.place() + " " + d.kind())
          .containsExactly("paint.h:5 enum");
      assertThat(tags.of("shade"))
          .extracting(d -> d.place().toString())
          .containsExactly("paint.h:9");
    }
  }
}
