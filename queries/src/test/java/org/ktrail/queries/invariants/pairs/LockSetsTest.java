package org.ktrail.queries.invariants.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.facts.body.Flow;
import org.ktrail.queries.code.RecordLookup;
import org.ktrail.queries.invariants.FlowFixture;
import org.ktrail.queries.invariants.code.CodeFixture;
import org.ktrail.queries.invariants.types.PlaceTypes;

class LockSetsTest {
  /** The keys of the locks that are held at here(). */
  private static List<String> held(String body, String others) {
    CodeFixture files =
        CodeFixture.of(others + "int f(struct dev *d, int n)\n{\n" + body + "\n}\n");
    return files.ask(code -> {
      PlaceTypes types = new PlaceTypes(RecordLookup.NONE);
      PairAnalysis analysis = new PairAnalysis(code, Pairs.KERNEL, types);
      Flow flow = files.function(code, "f");
      return new LockSets(flow, analysis, code)
          .at(FlowFixture.step(flow, "here()").id()).stream().map(LockSets.Held::key).toList();
    });
  }

  private static List<String> held(String body) {
    return held(body, "");
  }

  @Test
  void aLockIsHeldBetweenTakingAndReleasing() {
    assertThat(held("mutex_lock(&d->lock);\nhere();\nmutex_unlock(&d->lock);"))
        .containsExactly("&d->lock");
    assertThat(held("mutex_lock(&d->lock);\nmutex_unlock(&d->lock);\nhere();")).isEmpty();
  }

  @Test
  void onlyWhatAllWaysTookIsHeldForCertain() {
    assertThat(held("if (n)\n\tmutex_lock(&d->lock);\nhere();")).isEmpty();
    assertThat(held("if (n)\n\tmutex_lock(&d->lock);\nelse\n\tmutex_lock(&d->lock);\nhere();"))
        .containsExactly("&d->lock");
  }

  @Test
  void aLoopThatReleasesLeavesNothingHeldAtItsHead() {
    assertThat(
            held(
                """
                mutex_lock(&d->lock);
                while (n) {
                	here();
                	mutex_unlock(&d->lock);
                	n--;
                }
                """))
        .isEmpty();
  }

  @Test
  void aLockIsTheSameByTheNameOfALocal() {
    assertThat(
            held(
                """
                struct port *p = d->port;
                mutex_lock(&p->lock);
                mutex_unlock(&d->port->lock);
                here();
                """))
        .isEmpty();
  }

  @Test
  void releasingAnotherLockReleasesNothingOfThis() {
    assertThat(held("mutex_lock(&d->a);\nmutex_lock(&d->b);\nmutex_unlock(&d->a);\nhere();"))
        .containsExactly("&d->b");
  }

  @Test
  void aWrapperNearbyThatAlwaysTakesItCounts() {
    String wrappers =
        """
        static void dev_lock(struct dev *dev)
        {
        	mutex_lock(&dev->lock);
        }
        static void dev_unlock(struct dev *dev)
        {
        	mutex_unlock(&dev->lock);
        }
        """;
    assertThat(held("dev_lock(d);\nhere();\ndev_unlock(d);", wrappers)).containsExactly("&d->lock");
    assertThat(held("dev_lock(d);\ndev_unlock(d);\nhere();", wrappers)).isEmpty();
  }
}
