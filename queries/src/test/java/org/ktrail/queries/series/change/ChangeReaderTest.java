package org.ktrail.queries.series.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.extract.SourceExtractor;
import org.ktrail.queries.code.RecordLookup;

class ChangeReaderTest {
  private static void check(String before, String after, String expected) {
    try (SourceExtractor extractor = new SourceExtractor()) {
      ChangeReader reader = new ChangeReader(extractor::extract, RecordLookup.NONE);
      SeriesStep step = new SeriesStep(1, "t", List.of(Images.file("a.c", before, after)));
      String printed =
          reader.read(step).changes().map(ChangeReaderTest::print).collect(Collectors.joining());
      assertThat(printed).isEqualTo(expected);
    }
  }

  private static String print(FactChange<?> change) {
    String sign =
        switch (change) {
          case FactChange.Gained<?> g -> "+";
          case FactChange.Lost<?> l -> "-";
          case FactChange.Altered<?> a -> "!";
        };
    Fact fact = change.fact();
    String guarded = fact instanceof Fact.Call c && c.guarded() ? " guarded" : "";
    return "%s%d@%d %s [%s] if %s%s\n"
        .formatted(
            sign,
            change.line(),
            change.hunk(),
            fact.identity(),
            fact.details(),
            fact.condition(),
            guarded);
  }

  @Test
  void anOperationItsDispatchAndItsRegistration() {
    check(
        """
        struct dev;
        struct dev_ops {
        	int (*start)(struct dev *d);
        };
        struct dev { const struct dev_ops *ops; };
        static int my_start(struct dev *d) { return 0; }
        static const struct dev_ops my_ops = {
        	.start = my_start,
        };
        """,
        """
        struct dev;
        struct dev_ops {
        	int (*start)(struct dev *d);
        	int (*lost)(struct dev *d, int n);
        };
        struct dev { const struct dev_ops *ops; };
        static int my_start(struct dev *d) { return 0; }
        static int my_lost(struct dev *d, int n) { return n; }
        int dev_lost(struct dev *d)
        {
        	if (d->ops->lost)
        		return d->ops->lost(d, 1);
        	return d->ops->start(d);
        }
        static const struct dev_ops my_ops = {
        	.start = my_start,
        	.lost = my_lost,
        };
        """,
        """
        +4@1 member dev_ops.lost [int (*)(struct dev *, int)] if 1
        +8@2 function my_lost [static int my_lost(struct dev *, int)] if 1
        +9@2 function dev_lost [int dev_lost(struct dev *)] if 1
        +12@2 call dev_lost ->lost [d, 1] if 1 guarded
        +13@2 call dev_lost ->start [d] if 1
        +17@3 mention my_ops my_lost [] if 1
        +17@3 registration dev_ops.lost my_lost my_ops [] if 1
        """);
  }

  @Test
  void signaturesBodiesAndConditions() {
    check(
        """
        int f(int a)
        {
        	return g(a);
        }
        int k(void)
        {
        	return 1;
        }
        #define LIMIT 1
        """,
        """
        int f(int a, bool b)
        {
        	return g(a);
        }
        int k(void)
        {
        	return h();
        }
        #ifdef CONFIG_X
        #define LIMIT 2
        EXPORT_SYMBOL_GPL(f);
        #endif
        """,
        """
        !1@1 function f [int f(int, bool)] if 1
        !5@2 function k [int k()] if 1
        +7@2 call k h [] if 1
        !10@3 macro LIMIT [2] if CONFIG_X
        +11@3 export f [EXPORT_SYMBOL_GPL] if CONFIG_X
        """);
  }
}
