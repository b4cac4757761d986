package org.ktrail.indexer.extract;

import java.util.List;
import org.ktrail.indexer.normalise.NormalisedSource;
import org.ktrail.indexer.normalise.NormalisedSource.Blanked;
import org.ktrail.indexer.normalise.NormalisedSource.Reason;
import org.ktrail.indexer.syntax.FlatTree;

/**
 * One parse of one text, seen by the offsets of the text: the tree may be of a part only. Knows
 * where a place is (line, condition) and what the normaliser took out there.
 */
final class ParsedText {
  final NormalisedSource source;

  /** What was parsed, the whole. */
  final byte[] text;

  /** The blob. */
  final byte[] original;

  final FlatTree tree;

  /** Offset in the text of the tree's byte 0. */
  final int shift;

  final NameTable names;
  final BlobConditions conditions;
  private final LineIndex lines;
  private final int[] conditionIds;

  /** Stretches may lie within each other: the largest end so far, for the binary search. */
  private final int[] blankedEnds;

  private int lastRange;

  /** For macros: where the replacement starts, its line and its condition. */
  private int origin;

  private int fixedLine = -1;
  private int fixedCondition;

  ParsedText(
      NormalisedSource source,
      FlatTree tree,
      int shift,
      NameTable names,
      BlobConditions conditions,
      LineIndex lines) {
    this.source = source;
    this.text = source.text();
    this.original = source.original();
    this.tree = tree;
    this.shift = shift;
    this.names = names;
    this.conditions = conditions;
    this.lines = lines;
    List<org.ktrail.indexer.condition.Condition> table = source.conditionTable();
    blankedEnds = new int[source.blanked().size()];
    int furthest = 0;
    for (int i = 0; i < blankedEnds.length; i++) {
      furthest = Math.max(furthest, source.blanked().get(i).end());
      blankedEnds[i] = furthest;
    }
    conditionIds = new int[table.size()];
    for (int i = 0; i < conditionIds.length; i++) {
      conditionIds[i] = conditions.id(table.get(i));
    }
  }

  /** The same text with the tree of a part of it. */
  ParsedText part(FlatTree partTree, int from) {
    return new ParsedText(source, partTree, from, names, conditions, lines);
  }

  /** From now on places are those of a macro's replacement that starts here. */
  void standFor(int start, int line, int condition) {
    origin = start;
    fixedLine = line;
    fixedCondition = condition;
  }

  int kind(int node) {
    return CSyntax.of(tree, node);
  }

  int start(int node) {
    return tree.start(node) + shift;
  }

  int end(int node) {
    return tree.end(node) + shift;
  }

  int id(int node) {
    return names.id(text, start(node), end(node));
  }

  String string(int node) {
    return names.string(id(node));
  }

  /** A byte of the text as facts say it. */
  int place(int offset) {
    return offset - origin;
  }

  int line(int offset) {
    return fixedLine >= 0 ? fixedLine : lines.at(offset);
  }

  int condition(int offset) {
    if (fixedLine >= 0) {
      return fixedCondition;
    }
    int[] starts = source.conditionStarts();
    int r = lastRange;
    if (r >= starts.length
        || offset < starts[r]
        || r + 1 < starts.length && offset >= starts[r + 1]) {
      int found = java.util.Arrays.binarySearch(starts, offset);
      r = found >= 0 ? found : Math.max(0, -found - 2);
      lastRange = r;
    }
    return starts.length == 0 ? 0 : conditionIds[source.conditionIds()[r]];
  }

  /** Index from which on blanked stretches may end after {@code offset}; some may not. */
  int blankedFrom(int offset) {
    int low = 0;
    int high = blankedEnds.length;
    while (low < high) {
      int middle = low + high >>> 1;
      if (blankedEnds[middle] > offset) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The first stretch blanked for this reason that touches a range, or null. */
  @org.jspecify.annotations.Nullable
  Blanked blanked(int from, int to, Reason reason) {
    List<Blanked> list = source.blanked();
    for (int i = blankedFrom(from); i < list.size() && list.get(i).start() < to; i++) {
      if (list.get(i).reason() == reason && list.get(i).end() > from) {
        return list.get(i);
      }
    }
    return null;
  }

  /** Whether a range of the text differs from the blob. */
  boolean isRewritten(int from, int to) {
    List<Blanked> list = source.blanked();
    for (int i = blankedFrom(from); i < list.size() && list.get(i).start() < to; i++) {
      if (list.get(i).end() > from) {
        return true;
      }
    }
    return false;
  }

  boolean isDropped(int offset) {
    return within(source.dropped(), offset);
  }

  static boolean within(List<NormalisedSource.Span> spans, int offset) {
    int low = 0;
    int high = spans.size();
    while (low < high) {
      int middle = low + high >>> 1;
      if (spans.get(middle).end() > offset) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low < spans.size() && spans.get(low).start() <= offset;
  }

  /** Value of a field that a node must have, the node itself if the tree lacks it. */
  int child(int node, int field) {
    return tree.child(node, field);
  }

  /** Whether a token stands at the start of a node. */
  boolean startsWith(int node, char c) {
    int at = start(node);
    return at < text.length && text[at] == c;
  }

  /** Spacing folded, without comments: what was written there. */
  String written(int from, int to) {
    return SmallText.folded(original, from, to);
  }
}
