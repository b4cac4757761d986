package org.ktrail.indexer.lex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LexerTest {
  private static final WordTable WORDS =
      WordTable.read(new ByteArrayInputStream("for_each\tloop\n".getBytes(UTF_8)));

  private final Tokens tokens = new Tokens();
  private byte[] blanked = {};

  /** Tokens as their first letter of kind and their text. */
  private List<String> lex(String source) {
    byte[] in = source.getBytes(UTF_8);
    blanked = in.clone();
    new Lexer(WORDS).lex(in, blanked, tokens);
    List<String> out = new ArrayList<>();
    for (int i = 0; i < tokens.count; i++) {
      String text = new String(in, tokens.start[i], tokens.end[i] - tokens.start[i], UTF_8);
      out.add("gINSCPD".charAt(tokens.kind[i]) + " " + text);
    }
    return out;
  }

  @Test
  void theLongestOperatorIsTaken() {
    assertThat(lex("a<<=b>>c->d...e--f"))
        .containsExactly(
            "I a", "P <<=", "I b", "P >>", "I c", "P ->", "I d", "P ...", "I e", "P --", "I f");
    assertThat(lex("a+++b == !c"))
        .containsExactly("I a", "P ++", "P +", "I b", "P ==", "P !", "I c");
    assertThat(tokens.word[1]).isEqualTo(Tokens.packed("++"));
    assertThat(tokens.word[2]).isEqualTo('+');
  }

  @Test
  void numbersTakeSignsOfExponentsOnly() {
    assertThat(lex("1e+5")).containsExactly("N 1e+5");
    assertThat(lex("0x1p-3")).containsExactly("N 0x1p-3");
    assertThat(lex("0xe+1")).containsExactly("N 0xe", "P +", "N 1");
    assertThat(lex(".5f")).containsExactly("N .5f");
    assertThat(lex("0...9")).containsExactly("N 0", "P ...", "N 9");
    assertThat(lex("10UL")).containsExactly("N 10UL");
  }

  @Test
  void literalsKeepEscapesAndPrefixesAndEndWithTheirLine() {
    assertThat(lex("L\"a\\\"b\" 'x' '\\''")).containsExactly("S \"a\\\"b\"", "C 'x'", "C '\\''");
    assertThat(lex("\"open\nnext")).containsExactly("S \"open", "I next");
    assertThat(lex("\"over \\\r\nlines\" x")).containsExactly("S \"over \\\r\nlines\"", "I x");
    assertThat(lex("\"open \\")).containsExactly("S \"open \\");
  }

  @Test
  void commentsAreBlankedAndKeepTheirLines() {
    assertThat(lex("a /* b\nc */ d // e \\\n f\ng")).containsExactly("I a", "I d", "I g");
    assertThat(new String(blanked, UTF_8)).isEqualTo("a     \n     d       \n  \ng");
    assertThat(lex("a /* never ends")).containsExactly("I a");
    assertThat(lex("a /*/ b */ c")).containsExactly("I a", "I c");
    assertThat(lex("\"/* no comment */\"")).containsExactly("S \"/* no comment */\"");
  }

  @Test
  void aDirectiveIsOneTokenWithItsContinuationsAndComments() {
    assertThat(lex("#define A \\\n 1 /* x\n y */ 2\nb"))
        .containsExactly("D #define A \\\n 1 /* x\n y */ 2", "I b");
    assertThat(new String(blanked, UTF_8).strip()).isEqualTo("b");
    assertThat(lex("/* c */ #endif\nx")).first().isEqualTo("D #endif");
    assertThat(tokens.word[0]).isEqualTo(Directive.ENDIF);
    assertThat(lex("a # b")).containsExactly("I a", "P #", "I b");
    assertThat(lex("#if A // to the end\nx")).containsExactly("D #if A // to the end", "I x");
  }

  @Test
  void wordsAreKnownByNumber() {
    lex("struct for_each other élan $x");
    assertThat(tokens.word[0]).isEqualTo(KnownWord.STRUCT);
    assertThat(WORDS.has(tokens.word[1], Trait.LOOP.bit())).isTrue();
    assertThat(tokens.word[2]).isEqualTo(KnownWord.UNKNOWN);
    assertThat(tokens.count).isEqualTo(5);
  }

  @Test
  void saysWhetherADirectiveWasMetAndForgetsTheBlobBefore() {
    byte[] with = "#if A\nint a;\n#endif\n".getBytes(UTF_8);
    assertThat(new Lexer(WORDS).lex(with, with.clone(), tokens)).isTrue();
    byte[] without = "int a;".getBytes(UTF_8);
    assertThat(new Lexer(WORDS).lex(without, without.clone(), tokens)).isFalse();
    assertThat(tokens.count).isEqualTo(3);
  }

  @Test
  void moreTokensThanThereIsRoomForMakeRoom() {
    lex("( ".repeat(10_000));
    assertThat(tokens.count).isEqualTo(10_000);
    assertThat(tokens.start[9_999]).isEqualTo(19_998);
  }
}
