package org.ktrail.queries.simulate.c;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class WrittenLiteralsTest {
  private static TypedExpression.Constant number(String text) {
    return (TypedExpression.Constant) WrittenLiterals.number(new Lexeme(text, 1));
  }

  private static long character(String prefix, String text) {
    return ((TypedExpression.Constant) WrittenLiterals.character(prefix, new Lexeme(text, 1)))
        .value();
  }

  @Test
  void aNumberHasTheFirstTypeThatHoldsIt() {
    assertThat(number("2147483647").type()).isEqualTo(CType.INT);
    assertThat(number("2147483648").type()).as("decimal: not unsigned").isEqualTo(CType.LONG);
    assertThat(number("0x80000000").type()).isEqualTo(CType.UINT);
    assertThat(number("0xffffffffffffffff").type()).isEqualTo(CType.ULONG);
    assertThat(number("1u").type()).isEqualTo(CType.UINT);
    assertThat(number("4294967296u").type()).isEqualTo(CType.ULONG);
    assertThat(number("1L").type()).isEqualTo(CType.LONG);
    assertThat(number("1uL").type()).isEqualTo(CType.ULONG);
  }

  @Test
  void everyRadixIsRead() {
    assertThat(List.of("0x1F", "0b101", "017", "0", "0xeUL", "10ull"))
        .extracting(text -> number(text).value())
        .containsExactly(31L, 5L, 15L, 0L, 14L, 10L);
    assertThat(number("0xffffffffffffffffULL").value()).isEqualTo(-1);
  }

  @Test
  void whatIsNoWholeNumberIsSaidWithItsLine() {
    assertThatThrownBy(() -> WrittenLiterals.number(new Lexeme("1.5", 7)))
        .isInstanceOfSatisfying(Unsupported.class, e -> assertThat(e.line()).isEqualTo(7))
        .hasMessageContaining("floating point 1.5");
    for (String text : List.of("1e3", "0x1p3")) {
      assertThatThrownBy(() -> number(text)).hasMessageContaining("floating point " + text);
    }
    for (String text : List.of("09", "0xg", "1x", "0x", "18446744073709551616")) {
      assertThatThrownBy(() -> number(text))
          .as(text)
          .isInstanceOf(Unsupported.class)
          .hasMessageContaining("not a number: " + text);
    }
  }

  @Test
  void aCharacterIsSignedAndSeveralAreOneNumber() {
    assertThat(character("", "'a'")).isEqualTo('a');
    assertThat(character("", "'\\xff'")).isEqualTo(-1);
    assertThat(character("", "'\\377'")).isEqualTo(-1);
    assertThat(character("", "'ab'")).isEqualTo('a' << 8 | 'b');
    assertThat(character("L", "'é'")).isEqualTo('é');
    assertThat(character("", "'\\0'")).isZero();
    assertThatThrownBy(() -> character("L", "''")).hasMessageContaining("an empty character");
  }

  @Test
  void escapesAreReplacedAndUnknownOnesRefused() {
    assertThat(WrittenLiterals.bytes("\"a\\n\\t\\\\\\\"\\e\\1234\\x41\"", 1))
        .isEqualTo("a\n\t\\\"\033S4A".getBytes(UTF_8));
    assertThat(WrittenLiterals.bytes("\"é\"", 1)).isEqualTo("é".getBytes(UTF_8));
    assertThatThrownBy(() -> WrittenLiterals.bytes("\"\\q\"", 3))
        .isInstanceOfSatisfying(Unsupported.class, e -> assertThat(e.line()).isEqualTo(3))
        .hasMessageContaining("escape \\q");
  }

  @Test
  void wideStringsHaveTheBytesOfTheirCharacters() {
    assertThat(WrittenLiterals.bytes("\"aé\"", CType.USHORT, 1)).containsExactly('a', 0, 0xe9, 0);
    assertThat(WrittenLiterals.bytes("\"\\xffff\"", CType.USHORT, 1)).containsExactly(0xff, 0xff);
    assertThat(WrittenLiterals.bytes("\"😀\"", CType.USHORT, 1)).hasSize(4);
    assertThat(WrittenLiterals.bytes("\"😀\"", CType.UINT, 1)).containsExactly(0, 0xf6, 1, 0);
  }

  @Test
  void aPrefixIsATokenOfItsOwn() {
    assertThat(
            WrittenLiterals.withPrefixesApart(
                List.of(new Lexeme("u8\"x\"", 2), new Lexeme("L", 2))))
        .extracting(Lexeme::text)
        .containsExactly("u8", "\"x\"", "L");
    List<Lexeme> plain = List.of(new Lexeme("LONG", 1), new Lexeme("\"L\"", 1));
    assertThat(WrittenLiterals.withPrefixesApart(plain)).isSameAs(plain);
  }

  private static long packed(String... directives) {
    PackPragmas pragmas = new PackPragmas();
    for (String d : directives) {
      pragmas.apply(new Lexeme("#pragma pack(" + d + ")", 1));
    }
    return pragmas.most();
  }

  @Test
  void packingIsSetPushedAndTakenBack() {
    assertThat(packed()).isZero();
    assertThat(packed("2")).isEqualTo(2);
    assertThat(packed("push", "1", "pop")).isZero();
    assertThat(packed("4", "push, 1")).isEqualTo(1);
    assertThat(packed("4", "push, 1", "pop")).isEqualTo(4);
    assertThat(packed("4", "push, 1", "pop, 2")).isEqualTo(2);
    assertThat(packed("4", "")).isZero();
    assertThat(packed("4", "pop")).as("nothing was pushed").isEqualTo(4);
    assertThat(packed("push, name, 0x8")).isEqualTo(8);
  }

  @Test
  void onlyDirectivesThatPackAreTaken() {
    assertThat(PackPragmas.isOne(new Lexeme("# pragma  pack (push)", 1))).isTrue();
    assertThat(PackPragmas.isOne(new Lexeme("#pragma once", 1))).isFalse();
    assertThat(PackPragmas.isOne(new Lexeme("#pragma package(1)", 1))).isFalse();
    PackPragmas pragmas = new PackPragmas();
    pragmas.apply(new Lexeme("#pragma pack(2)", 1));
    assertThat(pragmas.directive(9)).contains(new Lexeme("#pragma pack(2)", 9));
    assertThat(new PackPragmas().directive(9)).isEmpty();
    assertThatThrownBy(() -> pragmas.apply(new Lexeme("#pragma pack(1x)", 4)))
        .isInstanceOfSatisfying(Unsupported.class, e -> assertThat(e.line()).isEqualTo(4));
  }
}
