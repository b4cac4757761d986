package org.ktrail.indexer.normalise;

import org.ktrail.indexer.lex.BracePairs;
import org.ktrail.indexer.lex.Tokens;
import org.ktrail.indexer.lex.Trait;
import org.ktrail.indexer.normalise.NormalisedSource.Reason;

/** Macros among the members of a record and the constants of an enumeration. */
final class Members {
  private final Draft d;
  private final Tokens t;

  Members(Draft draft) {
    this.d = draft;
    this.t = draft.t;
  }

  void run() {
    d.refresh();
    int ended = -2;
    for (int i = 0; i < t.count; i++) {
      if (t.kind[i] != Tokens.IDENTIFIER) {
        continue;
      }
      if (t.scope[i] == BracePairs.RECORD && (d.startsItem(i) || ended == i - 1)) {
        int last = member(i);
        if (last >= 0) {
          ended = last;
          i = last;
        }
      } else if (t.scope[i] == BracePairs.ENUMERATION) {
        int last = constant(i, ended);
        if (last >= 0) {
          ended = last;
          i = last;
        }
      }
    }
  }

  /** Index of the last token of a macro member, −1 if this is none. */
  private int member(int i) {
    int j = i;
    while (d.qualifier(j)) {
      j++;
    }
    if (!d.name(j) || !d.opens(j + 1, '(')) {
      return -1;
    }
    int open = j + 1;
    if (d.is(open + 1, '*')) {
      // u8 (*name)[4];
      return -1;
    }
    int close = t.match[open];
    if (group(j, open, close)) {
      return close;
    }
    int next = close + 1;
    if (d.is(next, ';')) {
      boolean oneName = d.name(j + 2) && close == j + 3;
      if ((d.tagWord(j + 2) || d.primitive(j + 2)) && !hasComma(j + 1, close)) {
        // WHEN_CONFIGURED(struct x y);
        d.note(t.start[i], t.end[close], Reason.MEMBER);
        d.drop(j);
        d.drop(j + 1);
        d.drop(close);
      } else if (!oneName) {
        keepName(i, j, close);
      } else {
        // NAME(x); would read as a member function: NAME x;
        d.note(t.start[j], t.end[close], Reason.MEMBER);
        d.drop(open);
        d.drop(close);
      }
      return close;
    }
    if (d.identifier(next) || d.is(next, '*')) {
      if (d.keyword(next) || d.opens(next + 1, '(')) {
        if (!keepNameWithSemicolon(i, j, close)) {
          d.blank(i, close, Reason.MEMBER);
        }
        return close;
      }
      // TYPE(x) name;
      d.blank(open, close, Reason.MEMBER);
      return -1;
    }
    if (d.is(next, '}')) {
      if (!keepNameWithSemicolon(i, j, close)) {
        d.blank(i, close, Reason.MEMBER);
      }
      return close;
    }
    if (d.is(next, '[') || d.is(next, ':')) {
      keepName(i, j, close);
    }
    return -1;
  }

  private boolean hasComma(int open, int close) {
    for (int q = open + 1; q < close; q = d.skip(q)) {
      if (d.is(q, ',')) {
        return true;
      }
    }
    return false;
  }

  private boolean keepNameWithSemicolon(int i, int j, int close) {
    boolean declares = !d.is(j + 2, ')') && declares(d.nameOf(j));
    if (declares && d.insertAfter(close, ';')) {
      keepName(i, j, close);
      return true;
    }
    return false;
  }

  private static boolean declares(String macro) {
    return macro.contains("DECLARE") || macro.contains("DEFINE") || macro.contains("ARRAY");
  }

  private void keepName(int i, int j, int close) {
    int kept = DeclaredName.among(d, j + 1, close);
    if (kept < 0) {
      d.blank(i, close, Reason.MEMBER);
      return;
    }
    // A type given before the name is kept as the member's: DECLARE_FLEX_ARRAY(struct x, name).
    int from = kept - 1 > j + 1 && d.is(kept - 1, ',') ? j + 2 : kept;
    boolean typed = from < kept && typeOnly(from, kept - 1);
    d.note(t.start[j], t.end[close], Reason.MEMBER);
    for (int q = j; q <= close; q++) {
      boolean keep = q == kept || (typed ? q >= from && q < kept - 1 : q == j);
      if (!keep) {
        d.drop(q);
      }
    }
  }

  private boolean typeOnly(int from, int to) {
    if (!d.tagWord(from)
        && !d.primitive(from)
        && !(d.name(from) && (to == from + 1 || d.is(from + 1, '*')))) {
      return false;
    }
    for (int q = from; q < to; q++) {
      if (!d.identifier(q) && !d.is(q, '*')) {
        return false;
      }
    }
    return true;
  }

  /** {@code struct_group(name, members)}: an anonymous record that keeps its members. */
  private boolean group(int j, int open, int close) {
    int membersFrom = open + 1;
    boolean members = false;
    for (int q = open + 1; q < close; q = d.skip(q)) {
      if (d.is(q, ';')) {
        members = true;
        break;
      }
      if (d.is(q, ',')) {
        membersFrom = q + 1;
      }
    }
    if (!members || d.length(j) < 6) {
      return false;
    }
    d.note(t.start[j], t.end[membersFrom - 1], Reason.MEMBER);
    groupNames(j, open, membersFrom);
    d.replace(j, "struct");
    for (int q = open + 1; q < membersFrom; q++) {
      d.drop(q);
    }
    d.replace(open, "{");
    d.replace(close, "}");
    regroup(open, close);
    return true;
  }

  /** Notes by which name, and by which tag, the members are reached, too. */
  private void groupNames(int macro, int open, int membersFrom) {
    boolean tagged = d.has(macro, Trait.TAGGED_GROUP);
    if (!tagged && !d.has(macro, Trait.GROUP)) {
      return;
    }
    int argument = 0;
    int start = open + 1;
    for (int q = start; q < membersFrom; q = d.skip(q)) {
      if (d.is(q, ',')) {
        if (q == start + 1 && d.name(start) && argument <= (tagged ? 1 : 0)) {
          boolean tag = tagged && argument == 0;
          d.note(t.start[start], t.end[start], tag ? Reason.GROUP_TAG : Reason.GROUP_NAME);
        }
        argument++;
        start = q + 1;
      }
    }
  }

  /**
   * What was an argument list is a record's body now, for this pass and those before the next
   * refresh.
   */
  private void regroup(int open, int close) {
    t.opens[open] = BracePairs.RECORD;
    for (int q = open + 1; q < close; q = d.skip(q)) {
      if (t.kind[q] != Tokens.GONE) {
        t.scope[q] = BracePairs.RECORD;
      }
    }
  }

  /** {@code A MACRO(x)} in an enumeration stands for constants that are not to be seen here. */
  private int constant(int i, int ended) {
    boolean starts = d.is(i - 1, ',') || d.is(i - 1, '{') || ended == i - 1;
    if (!d.name(i) || !starts) {
      return -1;
    }
    if (d.opens(i + 1, '(')) {
      int close = t.match[i + 1];
      d.blank(i + 1, close, Reason.MEMBER);
      int next = close + 1;
      if (!d.is(next, ',') && !d.is(next, '}') && !d.is(next, '=')) {
        if (!d.insertAfter(close, ',')) {
          t.kind[close] = Tokens.PUNCTUATION;
          d.replace(close, ",");
        }
      }
      return close;
    }
    if (d.name(i + 1)
        && (d.is(i + 2, '(')
            || d.is(i + 2, ',')
            || d.is(i + 2, '=')
            || d.is(i + 2, '}')
            || d.name(i + 2))) {
      d.blank(i, Reason.MEMBER);
      return i;
    }
    return -1;
  }
}
