package org.ktrail.indexer.normalise;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ktrail.indexer.lex.BracePairs;
import org.ktrail.indexer.lex.KnownWord;
import org.ktrail.indexer.lex.Lexer;
import org.ktrail.indexer.lex.Tokens;
import org.ktrail.indexer.lex.Trait;
import org.ktrail.indexer.lex.WordTable;
import org.ktrail.indexer.normalise.NormalisedSource.Blanked;
import org.ktrail.indexer.normalise.NormalisedSource.Reason;

/**
 * The text in the making: its bytes, its tokens and what was blanked. Passes ask for tokens by
 * index (any index may be asked for; outside there is nothing) and rewrite through the methods
 * here, which keep tokens and bytes in step. A blanked token stays in the arrays as {@link
 * Tokens#GONE} until {@link #refresh}.
 */
final class Draft {
  private static final Reason[] REASONS = Reason.values();
  private static final int KEYWORD = Trait.KEYWORD.bit();
  private static final int PRIMITIVE = Trait.PRIMITIVE.bit();

  final WordTable words;
  final Tokens t = new Tokens();
  private final BracePairs scopes = new BracePairs(t);

  byte[] original = {};
  byte[] text = {};

  private boolean dirty;
  private long[] blanked = new long[256];
  private int blankedCount;
  private long[] insertions = new long[16];
  private int inserted;

  Draft(WordTable words) {
    this.words = words;
  }

  boolean start(byte[] blob, Lexer lexer) {
    original = blob;
    text = blob.clone();
    blankedCount = 0;
    inserted = 0;
    dirty = true;
    return lexer.lex(blob, text, t);
  }

  /** Brings indexes, matches and scopes up to date; every pass starts with it. */
  void refresh() {
    if (!dirty) {
      return;
    }
    Arrays.sort(insertions, 0, inserted);
    t.compact(insertions, inserted);
    inserted = 0;
    scopes.assign();
    dirty = false;
  }

  // Questions.

  /** The word of a token, 0 outside and for literals. */
  int word(int i) {
    return i >= 0 && i < t.count ? t.word[i] : 0;
  }

  boolean is(int i, int word) {
    return i >= 0 && i < t.count && t.word[i] == word;
  }

  byte kind(int i) {
    return i >= 0 && i < t.count ? t.kind[i] : Tokens.GONE;
  }

  boolean identifier(int i) {
    return kind(i) == Tokens.IDENTIFIER;
  }

  boolean string(int i) {
    return kind(i) == Tokens.STRING;
  }

  boolean has(int i, Trait trait) {
    return kind(i) == Tokens.IDENTIFIER && words.has(t.word[i], trait.bit());
  }

  boolean keyword(int i) {
    return kind(i) == Tokens.IDENTIFIER && words.has(t.word[i], KEYWORD);
  }

  /** An identifier that is no keyword. */
  boolean name(int i) {
    return kind(i) == Tokens.IDENTIFIER && !words.has(t.word[i], KEYWORD);
  }

  boolean primitive(int i) {
    return kind(i) == Tokens.IDENTIFIER && words.has(t.word[i], PRIMITIVE);
  }

  boolean tagWord(int i) {
    int w = word(i);
    return w == KnownWord.STRUCT || w == KnownWord.UNION || w == KnownWord.ENUM;
  }

  boolean qualifier(int i) {
    int w = word(i);
    return w == KnownWord.CONST || w == KnownWord.VOLATILE;
  }

  /** A closed opening bracket of this sort. */
  boolean opens(int i, char bracket) {
    return is(i, bracket) && t.match[i] > i;
  }

  /** A closing parenthesis whose opening one is known. */
  boolean closes(int i, char bracket) {
    return is(i, bracket) && t.match[i] >= 0;
  }

  byte scope(int i) {
    return i >= 0 && i < t.count ? t.scope[i] : BracePairs.FILE;
  }

  boolean inBody(int i) {
    byte s = scope(i);
    return s == BracePairs.FUNCTION || s == BracePairs.BLOCK;
  }

  boolean atFile(int i) {
    byte s = scope(i);
    return s == BracePairs.FILE || s == BracePairs.LINKAGE;
  }

  /** Whether {@code ;}, {@code {}, or the end of a body or block comes before {@code i}, or nothing. */
  boolean startsItem(int i) {
    return i == 0 || is(i - 1, ';') || is(i - 1, '{') || endsBlock(i - 1);
  }

  private boolean endsBlock(int i) {
    if (!is(i, '}')) {
      return false;
    }
    int open = t.match[i];
    return open < 0
        || switch (t.opens[open]) {
          case BracePairs.RECORD, BracePairs.ENUMERATION, BracePairs.INITIALISER -> false;
          default -> true;
        };
  }

  /** After the bracket that opens at {@code i} if it is one, else the next token. */
  int skip(int i) {
    int w = word(i);
    return (w == '(' || w == '[' || w == '{') && t.match[i] > i ? t.match[i] + 1 : i + 1;
  }

  int length(int i) {
    return t.end[i] - t.start[i];
  }

  String string(int from, int to) {
    return new String(original, from, to - from, StandardCharsets.UTF_8);
  }

  String nameOf(int i) {
    return string(t.start[i], t.end[i]);
  }

  /** Whether no lower-case letter is in the name. */
  boolean upperCase(int i) {
    for (int k = t.start[i]; k < t.end[i]; k++) {
      if (original[k] >= 'a' && original[k] <= 'z') {
        return false;
      }
    }
    return true;
  }

  // Rewriting.

  void note(int start, int end, Reason reason) {
    if (blankedCount == blanked.length) {
      blanked = Arrays.copyOf(blanked, blankedCount * 2);
    }
    blanked[blankedCount++] = (long) start << 32 | (long) end << 4 | reason.ordinal();
  }

  private void erase(int i) {
    if (t.kind[i] != Tokens.GONE && t.kind[i] != Tokens.DIRECTIVE) {
      Lexer.blank(text, t.start[i], t.end[i]);
      t.kind[i] = Tokens.GONE;
      t.word[i] = 0;
      dirty = true;
    }
  }

  void blank(int i, Reason reason) {
    note(t.start[i], t.end[i], reason);
    erase(i);
  }

  /** Blanks tokens {@code from} to {@code to}, both included, as one stretch. */
  void blank(int from, int to, Reason reason) {
    blankExcept(from, to, -1, reason);
  }

  void blankExcept(int from, int to, int kept, Reason reason) {
    if (from > to) {
      return;
    }
    note(t.start[from], t.end[to], reason);
    for (int i = from; i <= to; i++) {
      if (i != kept) {
        erase(i);
      }
    }
  }

  /** Erases without a note: what is left of a construct that is noted as a whole. */
  void drop(int i) {
    erase(i);
  }

  /** Puts another word in a token's place; it must not be longer. */
  void replace(int i, String word) {
    byte[] bytes = word.getBytes(StandardCharsets.ISO_8859_1);
    Lexer.blank(text, t.start[i], t.end[i]);
    System.arraycopy(bytes, 0, text, t.start[i], bytes.length);
    t.end[i] = t.start[i] + bytes.length;
    if (Lexer.isName(bytes[0])) {
      boolean digit = bytes[0] >= '0' && bytes[0] <= '9';
      t.kind[i] = digit ? Tokens.NUMBER : Tokens.IDENTIFIER;
      t.word[i] = digit ? 0 : words.find(bytes, 0, bytes.length);
    } else {
      t.kind[i] = Tokens.PUNCTUATION;
      t.word[i] = Tokens.packed(word);
      t.opens[i] = BracePairs.BLOCK; // where it is a brace: what is rewritten to one begins a block
    }
    dirty = true;
  }

  /** Makes an identifier of whatever token this is, by its first byte. */
  void disguise(int i) {
    text[t.start[i]] = '_';
    for (int k = t.start[i] + 1; k < t.end[i]; k++) {
      if (!Lexer.isName(text[k])) {
        text[k] = '_';
      }
    }
    t.kind[i] = Tokens.IDENTIFIER;
    t.word[i] = KnownWord.UNKNOWN;
    dirty = true;
  }

  /**
   * Writes a character into the blanks after token {@code i}, before the next one; false if there
   * are none. A newline may give way: lines are counted in the original.
   */
  boolean insertAfter(int i, char c) {
    int to = i + 1 < t.count ? t.start[i + 1] : text.length;
    for (int k = i < 0 ? 0 : t.end[i]; k < to; k++) {
      if (text[k] == c) {
        return true;
      }
      if (text[k] <= ' ' && text[k] >= 0) {
        text[k] = (byte) c;
        if (inserted == insertions.length) {
          insertions = Arrays.copyOf(insertions, inserted * 2);
        }
        insertions[inserted++] = (long) k << 32 | c;
        dirty = true;
        return true;
      }
    }
    return false;
  }

  /** Whether {@link #insertAfter} would find a place. */
  boolean roomAfter(int i) {
    return i >= 0 && i + 1 < t.count && t.start[i + 1] > t.end[i];
  }

  List<Blanked> blanked() {
    Arrays.sort(blanked, 0, blankedCount);
    List<Blanked> all = new ArrayList<>(blankedCount);
    for (int i = 0; i < blankedCount; i++) {
      long b = blanked[i];
      all.add(new Blanked((int) (b >>> 32), (int) b >>> 4, REASONS[(int) b & 15]));
    }
    return all;
  }
}
