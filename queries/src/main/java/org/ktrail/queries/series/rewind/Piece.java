package org.ktrail.queries.series.rewind;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.patch.Hunk;
import org.ktrail.indexer.patch.HunkLine;
import org.ktrail.indexer.patch.HunkLine.Kind;
import org.ktrail.queries.series.change.Braces;

/**
 * What a hunk shows of one item of its file.
 *
 * @param item the name of the item, as in {@link FilePart#name}; "" if none is known
 * @param inside whether the item begins before the hunk
 * @param complete whether the hunk shows its end
 */
record Piece(String item, boolean inside, boolean complete, List<HunkLine> lines) {
  Piece {
    lines = List.copyOf(lines);
  }

  boolean changes() {
    return lines.stream().anyMatch(l -> l.kind() != Kind.CONTEXT);
  }

  /** Whether all of it is new, and nothing of it is missing. */
  boolean isNew() {
    return !inside && complete && lines.stream().allMatch(l -> l.kind() == Kind.ADDED || blank(l));
  }

  /** Whether the hunk shows the whole of the item as it is afterwards. */
  boolean isWhole() {
    return !inside && complete && !item.isEmpty();
  }

  List<String> texts(boolean after) {
    return lines.stream()
        .filter(l -> l.kind() != (after ? Kind.REMOVED : Kind.ADDED))
        .map(HunkLine::text)
        .toList();
  }

  private static boolean blank(HunkLine l) {
    return l.text().isBlank();
  }

  static List<Piece> of(Hunk hunk) {
    return new Splitter(hunk).run();
  }

  /** Cuts where an item ends before the change and after it. */
  private static final class Splitter {
    private final Hunk hunk;
    private final List<Piece> out = new ArrayList<>();
    private List<HunkLine> lines = new ArrayList<>();
    private final Side before = new Side();
    private final Side after = new Side();
    private boolean inside;

    Splitter(Hunk hunk) {
      this.hunk = hunk;
    }

    List<Piece> run() {
      inside = startsInside();
      before.open = inside;
      after.open = inside;
      for (HunkLine line : hunk.lines()) {
        boolean ends = false;
        if (line.kind() != Kind.ADDED) {
          ends = before.take(line.text());
        }
        if (line.kind() != Kind.REMOVED) {
          ends |= after.take(line.text());
        }
        lines.add(line);
        if (ends && !before.open && !after.open) {
          cut(true);
        }
      }
      if (!lines.isEmpty()) {
        cut(false);
      }
      return out;
    }

    private void cut(boolean complete) {
      String name = inside ? sectionName() : !after.name.isEmpty() ? after.name : before.name;
      if (!inside && name.isEmpty()) {
        name = FilePart.nameOf(after.open ? after.head() : before.head());
      }
      out.add(new Piece(name, inside, complete, lines));
      lines = new ArrayList<>();
      inside = false;
      before.name = "";
      after.name = "";
    }

    private String sectionName() {
      String section = hunk.section().strip();
      return FilePart.begins(section) ? FilePart.nameOf(section) : "";
    }

    /** Whether the first line with text is indented, or ends or labels something. */
    private boolean startsInside() {
      for (HunkLine line : hunk.lines()) {
        String text = line.text();
        if (text.isBlank() || FilePart.isDirective(text)) {
          continue;
        }
        if (text.startsWith(" *") || text.startsWith("/*")) {
          return false;
        }
        boolean item = FilePart.begins(text);
        // XFS writes a function's name in a line of its own, below its type.
        return !item && (text.startsWith("\t") || text.startsWith(" ") || isBrace(text))
            || !item && Character.isJavaIdentifierStart(text.charAt(0));
      }
      return false;
    }

    private static boolean isBrace(String text) {
      return text.startsWith("}") || text.startsWith("{");
    }
  }

  /** One side of a hunk while it is walked. */
  private static final class Side {
    /** Whether an item has begun and not ended. */
    private boolean open;

    private FilePart.Progress progress = new FilePart.Progress();
    private boolean begun;
    private String name = "";

    /** Whether an item, or a directive, ends with this line. */
    boolean take(String line) {
      if (!open) {
        if (FilePart.isDirective(line) && !line.endsWith("\\")) {
          name = line.strip();
          return true;
        }
        if (!FilePart.begins(line)) {
          return false;
        }
        open = true;
        begun = true;
        progress = new FilePart.Progress();
      }
      boolean ends =
          begun
              ? progress.take(line)
              : line.startsWith("}") && Braces.balance(line) < 0 || line.equals("}");
      if (ends) {
        name = begun ? FilePart.nameOf(progress.head()) : name;
        open = false;
        begun = false;
      }
      return ends;
    }

    String head() {
      return begun ? progress.head() : "";
    }
  }
}
