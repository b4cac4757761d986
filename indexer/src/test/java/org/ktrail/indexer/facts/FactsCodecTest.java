package org.ktrail.indexer.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.facts.FactsCodec.DamagedFactsException;

class FactsCodecTest {
  @Test
  void whatIsDecodedIsWhatWasEncoded() {
    for (int seed = 0; seed < 500; seed++) {
      SourceFacts facts = new RandomFacts(seed).facts();
      byte[] declarations = FactsCodec.encodeDeclarations(facts.declarations());
      byte[] bodies = FactsCodec.encodeBodies(facts.bodies(), facts.audit());
      assertThat(WrittenFacts.declarations(declarations))
          .as("seed %d", seed)
          .isEqualTo(facts.declarations());
      StringPool pool = StringPool.shared();
      assertThat(FactsCodec.decodeBodies(bodies, 0, bodies.length, pool))
          .as("seed %d", seed)
          .isEqualTo(facts.bodies());
      assertThat(FactsCodec.decodeAudit(bodies, 0, bodies.length)).isEqualTo(facts.audit());
    }
  }

  @Test
  void linkingLeavesOutConstantsOnly() {
    Declarations all = new RandomFacts(7).facts().declarations();
    byte[] value = FactsCodec.encodeDeclarations(all);
    Declarations some =
        FactsCodec.decodeDeclarations(
            value, 0, value.length, FactsCodec.Detail.LINKABLE, StringPool.NONE);
    assertThat(some.functions()).isEqualTo(all.functions());
    assertThat(some.macros())
        .isEqualTo(all.macros().stream().filter(m -> !ConstantsCodec.isConstant(m)).toList());
  }

  @Test
  void tellsConstantsFromWhatMayHideACall() {
    assertThat(List.of("0x1f", "10UL", "(1 << 4)", "-1", "1.5e3"))
        .allMatch(text -> ConstantsCodec.isConstant(macro(text)));
    assertThat(List.of("", "x", "f(1)", "\"s\"", "(1 << SHIFT)", "0 + y"))
        .noneMatch(text -> ConstantsCodec.isConstant(macro(text)));
  }

  private static Declarations.Macro macro(String text) {
    return new Declarations.Macro("M", false, List.of(), false, text, 1, 1, 0, -1);
  }

  @Test
  void everyDamagedByteIsNoticed() {
    SourceFacts facts = new RandomFacts(3).facts();
    byte[] value = FactsCodec.encodeDeclarations(facts.declarations());
    Random random = new Random(1);
    for (int i = 0; i < value.length; i++) {
      byte[] damaged = value.clone();
      damaged[i] ^= (byte) (1 + random.nextInt(255));
      assertThatThrownBy(() -> WrittenFacts.declarations(damaged))
          .isInstanceOf(DamagedFactsException.class);
    }
    for (int length = 0; length < value.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(value, length);
      assertThatThrownBy(() -> WrittenFacts.declarations(cut))
          .isInstanceOf(DamagedFactsException.class);
    }
  }

  @Test
  void nestingWithoutEndIsCutShort() {
    Expr deep = new Expr.Name("x");
    TypeRef pointer = new TypeRef.Named("int");
    for (int i = 0; i < 300; i++) {
      deep = new Expr.Deref(deep);
      pointer = new TypeRef.Pointer(pointer);
    }
    Body body =
        new Body(
            List.of(new Body.Local("p", pointer, false, 0, 0, 0, 0, 0, "")),
            List.of(),
            List.of(),
            List.of(new Body.Value(deep, 0, 0, 0)),
            List.of());
    byte[] value = FactsCodec.encodeBodies(List.of(body), SourceFacts.Audit.NONE);
    assertThat(FactsCodec.decodeBodies(value).getFirst().returns()).hasSize(1);
  }

  /** The bodies of a value whose checksum fits. */
  private static List<Body> bodies(int method, int length, int... numbers) {
    FactsOutput.Bytes plain = new FactsOutput.Bytes();
    for (int number : numbers) {
      plain.number(number);
    }
    FactsOutput.Bytes value = new FactsOutput.Bytes();
    for (int i = 0; i < 3; i++) {
      value.number(0); // an audit of nothing
    }
    value.number(method);
    value.number(length < 0 ? plain.length() : length);
    value.number(plain.length());
    value.append(plain);
    return FactsCodec.decodeBodies(
        FactsFuzzTest.sealed(Arrays.copyOf(value.data(), value.length())));
  }

  @Test
  void whatLiesUnderAChecksumThatFitsIsDamage() {
    // No strings, no types; one body with one value that is returned.
    int[] head = {0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0};
    assertThat(bodies(0, -1, 0, 0, 0, 0)).isEmpty();
    int[] deep = Arrays.copyOf(head, head.length + 300_000);
    Arrays.fill(deep, head.length, deep.length, Tags.DEREF);
    assertThatThrownBy(() -> bodies(0, -1, deep)).isInstanceOf(DamagedFactsException.class);
    assertThatThrownBy(() -> bodies(1, Integer.MAX_VALUE, 0))
        .isInstanceOf(DamagedFactsException.class);
    assertThatThrownBy(() -> bodies(2, Integer.MAX_VALUE, 0))
        .isInstanceOf(DamagedFactsException.class);
    // A pointer to itself.
    assertThatThrownBy(() -> bodies(0, -1, 0, 0, 1, Tags.POINTER, 0, 0))
        .isInstanceOf(DamagedFactsException.class);
  }
}
