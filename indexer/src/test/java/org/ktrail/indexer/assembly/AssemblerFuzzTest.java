package org.ktrail.indexer.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import org.junit.jupiter.api.Timeout;
import org.ktrail.indexer.facts.FactsCodec;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.facts.WrittenFacts;

/**
 * Any bytes are assembly: nothing is thrown, and the facts depend on the bytes alone, not on what
 * the same extractor read before. What stands ahead of the first NUL of an input is read before the
 * rest. Runs on the inputs in the resources; with JAZZER_FUZZ=1 it looks for new ones (see
 * tools/fuzz).
 */
@Timeout(60)
class AssemblerFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void anyBytesAreAssembly(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    byte[] before = Arrays.copyOf(bytes, end);
    byte[] blob = Arrays.copyOfRange(bytes, Math.min(end + 1, bytes.length), bytes.length);
    AssemblerExtractor used = new AssemblerExtractor();
    SourceFacts first = used.extract(before);
    check(used.extract(blob), new AssemblerExtractor().extract(blob));
    check(used.extract(before), first);
  }

  private static void check(SourceFacts facts, SourceFacts expected) {
    byte[] declarations = FactsCodec.encodeDeclarations(facts.declarations());
    byte[] bodies = FactsCodec.encodeBodies(facts.bodies(), facts.audit());
    assertThat(declarations).isEqualTo(FactsCodec.encodeDeclarations(expected.declarations()));
    assertThat(bodies).isEqualTo(FactsCodec.encodeBodies(expected.bodies(), expected.audit()));
    // What is nested deeper than anybody writes is left out by the codec, once.
    assertThat(FactsCodec.encodeDeclarations(WrittenFacts.declarations(declarations)))
        .isEqualTo(declarations);
    assertThat(FactsCodec.encodeBodies(FactsCodec.decodeBodies(bodies), facts.audit()))
        .isEqualTo(bodies);
  }
}
