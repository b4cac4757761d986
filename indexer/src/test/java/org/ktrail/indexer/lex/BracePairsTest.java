package org.ktrail.indexer.lex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BracePairsTest {
  private static final String[] KINDS = {
    "file", "linkage", "function", "block", "record", "enumeration", "initialiser"
  };

  private final Tokens tokens = new Tokens();

  private void pair(String source) {
    byte[] in = source.getBytes(UTF_8);
    new Lexer(WordTable.read(InputStream.nullInputStream())).lex(in, in.clone(), tokens);
    new BracePairs(tokens).assign();
  }

  /** What each opening brace opens, in order. */
  private List<String> opened(String source) {
    pair(source);
    List<String> out = new ArrayList<>();
    for (int i = 0; i < tokens.count; i++) {
      if (tokens.word[i] == '{') {
        out.add(KINDS[tokens.opens[i]]);
      }
    }
    return out;
  }

  @Test
  void theTokensBeforeABraceTellWhatItOpens() {
    assertThat(opened("int f(void) { if (a) { } else { } do { } while (0); }"))
        .containsExactly("function", "block", "block", "block");
    assertThat(opened("struct s { union { int a; }; }; enum e { A };"))
        .containsExactly("record", "record", "enumeration");
    assertThat(opened("struct s x = { .a = { 1 }, };"))
        .containsExactly("initialiser", "initialiser");
    assertThat(opened("extern \"C\" { int f(void) { } }")).containsExactly("linkage", "function");
  }

  @Test
  void withinABodyACastHeadsALiteralAndACallABlock() {
    assertThat(opened("int f(void) { g = (struct s) { 1 }; }"))
        .containsExactly("function", "initialiser");
    assertThat(opened("int f(void) { list_for_each(a, b) { } }"))
        .containsExactly("function", "block");
    assertThat(opened("int f(void) { return (struct s) { 1 }; }"))
        .containsExactly("function", "initialiser");
    assertThat(opened("int f(void) { x = ({ 1; }); }")).containsExactly("function", "block");
  }

  @Test
  void bracketsKnowEachOther() {
    pair("f(a[1], (b))");
    assertThat(tokens.match[1]).isEqualTo(tokens.count - 1);
    assertThat(tokens.match[tokens.count - 1]).isEqualTo(1);
    assertThat(tokens.match[3]).isEqualTo(5);
    assertThat(tokens.match[0]).isEqualTo(-1);
  }

  @Test
  void onlyABraceClosesOverWhatIsOpen() {
    pair("{ ( [ }");
    assertThat(tokens.match[0]).isEqualTo(3);
    assertThat(tokens.match[1]).isEqualTo(-1);
    pair("( { ) }");
    assertThat(tokens.match[0]).isEqualTo(-1);
    assertThat(tokens.match[1]).isEqualTo(3);
    pair(") ] }");
    assertThat(List.of(tokens.match[0], tokens.match[1], tokens.match[2])).containsOnly(-1);
  }

  @Test
  void aTokenIsInTheScopeThatHoldsIt() {
    pair("int f(void) { struct s { int a; } b; } int c;");
    List<String> scopes = new ArrayList<>();
    for (int i = 0; i < tokens.count; i++) {
      scopes.add(KINDS[tokens.scope[i]]);
    }
    assertThat(scopes)
        .containsExactly(
            "file",
            "file",
            "file",
            "file",
            "file",
            "file", // to the brace of the function
            "function",
            "function",
            "function", // struct s {
            "record",
            "record",
            "record",
            "function", // to the brace that closes it
            "function",
            "function",
            "file", // b ; }
            "file",
            "file",
            "file");
  }

  @Test
  void deepNestingMakesRoom() {
    pair("(".repeat(1_000) + ")".repeat(1_000));
    assertThat(tokens.match[0]).isEqualTo(1_999);
    assertThat(tokens.match[999]).isEqualTo(1_000);
  }
}
