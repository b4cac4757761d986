package org.ktrail.indexer.lex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokensTest {
  private static Tokens names(int... starts) {
    Tokens tokens = new Tokens();
    Arrays.stream(starts).forEach(s -> tokens.add(Tokens.IDENTIFIER, s, s + 1, KnownWord.UNKNOWN));
    return tokens;
  }

  private static long insertion(int offset, char c) {
    return (long) offset << 32 | c;
  }

  private static List<String> told(Tokens tokens) {
    return IntStream.range(0, tokens.count)
        .mapToObj(i ->
            tokens.start[i]
                + (tokens.kind[i] == Tokens.PUNCTUATION ? "" + (char) tokens.word[i] : ""))
        .toList();
  }

  @Test
  void whatIsGoneIsTakenOut() {
    Tokens tokens = names(0, 2, 4, 6);
    tokens.kind[0] = Tokens.GONE;
    tokens.kind[2] = Tokens.GONE;
    tokens.compact(new long[0], 0);
    assertThat(told(tokens)).containsExactly("2", "6");
  }

  @Test
  void punctuationIsMergedInByItsOffset() {
    Tokens tokens = names(2, 4, 6);
    tokens.kind[1] = Tokens.GONE;
    tokens.compact(new long[] {insertion(0, '('), insertion(5, ','), insertion(9, ';'), -1}, 3);
    assertThat(told(tokens)).containsExactly("0(", "2", "5,", "6", "9;");
  }

  @Test
  void atOneOffsetTheTokenComesBeforeWhatIsMergedIn() {
    Tokens tokens = names(3);
    tokens.compact(new long[] {insertion(3, ')')}, 1);
    assertThat(told(tokens)).containsExactly("3", "3)");
  }

  @Test
  void moreThanThereIsRoomForIsMergedIn() {
    Tokens tokens = names(10_000);
    long[] all = IntStream.range(0, 9_000).mapToLong(i -> insertion(i, ';')).toArray();
    tokens.compact(all, all.length);
    assertThat(tokens.count).isEqualTo(9_001);
    assertThat(tokens.start[8_999]).isEqualTo(8_999);
    assertThat(tokens.start[9_000]).isEqualTo(10_000);
  }

  @Test
  void directivesAreToldApartByTheirNames() {
    assertThat(List.of("#if A", "# ifdef A", "#\tifndef A", "#elif A", "#else", "#endif"))
        .extracting(TokensTest::directive)
        .containsExactly(
            Directive.IF,
            Directive.IFDEF,
            Directive.IFNDEF,
            Directive.ELIF,
            Directive.ELSE,
            Directive.ENDIF);
    assertThat(List.of("#define A", "#include <a>", "#include_next <a>"))
        .extracting(TokensTest::directive)
        .containsExactly(Directive.DEFINE, Directive.INCLUDE, Directive.INCLUDE);
    assertThat(List.of("#", "#error x", "#pragma once", "#undef A", "#line 3", "#warning", "#i"))
        .extracting(TokensTest::directive)
        .containsOnly(Directive.OTHER);
  }

  private static int directive(String text) {
    return Directive.of(text.getBytes(UTF_8), 0, text.length());
  }

  @Test
  void onlyThoseThatNestOpenAndAllThatBranchAreConditional() {
    assertThat(IntStream.rangeClosed(1, 9).filter(Directive::opens))
        .containsExactly(Directive.IF, Directive.IFDEF, Directive.IFNDEF);
    assertThat(IntStream.rangeClosed(1, 9).filter(Directive::conditional))
        .containsExactly(2, 3, 4, 5, 6, 7);
  }

  private static WordTable table(String text) {
    return WordTable.read(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  private static int find(WordTable table, String word) {
    byte[] bytes = ("(" + word + ")").getBytes(UTF_8);
    return table.find(bytes, 1, bytes.length - 1);
  }

  @Test
  void aWordHasTheTraitsOfAllItsLines() {
    WordTable table =
        table("# heads\n\neach\tloop,annotation-call\neach\tnoise\nstatic\tstorage\n");
    int each = find(table, "each");
    assertThat(table.has(each, Trait.LOOP.bit())).isTrue();
    assertThat(table.has(each, Trait.ANNOTATION_CALL.bit())).isTrue();
    assertThat(table.has(each, Trait.NOISE.bit())).isTrue();
    assertThat(table.has(each, Trait.STORAGE.bit())).isFalse();
    assertThat(find(table, "static")).isEqualTo(KnownWord.STATIC);
    assertThat(table.has(KnownWord.STATIC, Trait.STORAGE.bit())).isTrue();
    assertThat(table.words()).contains("each", "struct").doesNotHaveDuplicates();
  }

  @Test
  void aWordThatTheTableLacksIsUnknownAndHasNoTrait() {
    WordTable table = table("each\tloop\n");
    for (String word : List.of("eac", "each_", "Each", "")) {
      assertThat(find(table, word)).as(word).isEqualTo(KnownWord.UNKNOWN);
    }
    assertThat(table.has(KnownWord.UNKNOWN, -1)).isFalse();
  }

  @Test
  void wordsOfOneHashAreToldApart() {
    WordTable table = table("Aa\tloop\nBB\tnoise\n");
    assertThat(table.has(find(table, "Aa"), Trait.LOOP.bit())).isTrue();
    assertThat(table.has(find(table, "BB"), Trait.NOISE.bit())).isTrue();
    assertThat(table.has(find(table, "BB"), Trait.LOOP.bit())).isFalse();
  }

  @Test
  void aTraitThatIsNoneIsRefused() {
    assertThatThrownBy(() -> table("each\tlop\n")).isInstanceOf(IllegalArgumentException.class);
  }
}
