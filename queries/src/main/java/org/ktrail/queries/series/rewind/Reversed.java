package org.ktrail.queries.series.rewind;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.patch.FileChange;
import org.ktrail.indexer.patch.Hunk;
import org.ktrail.indexer.patch.HunkLine;
import org.ktrail.indexer.patch.Patch;

/** A patch that takes back what another one does. */
final class Reversed {
  private Reversed() {}

  static Patch of(Patch p) {
    return p.withFiles(p.files().reversed().stream().map(Reversed::of).toList());
  }

  private static FileChange of(FileChange f) {
    FileChange.Kind kind =
        switch (f.kind()) {
          case ADD -> FileChange.Kind.DELETE;
          case DELETE -> FileChange.Kind.ADD;
          case MODIFY -> FileChange.Kind.MODIFY;
          case RENAME -> FileChange.Kind.RENAME;
          // Of a copy the source stays, and the copy goes.
          case COPY -> FileChange.Kind.DELETE;
        };
    return new FileChange(
        kind,
        f.newPath(),
        kind == FileChange.Kind.DELETE ? "" : f.oldPath(),
        f.newMode(),
        f.oldMode(),
        f.newBlob(),
        f.oldBlob(),
        f.binary(),
        f.hunks().stream().map(Reversed::of).toList(),
        f.line());
  }

  private static Hunk of(Hunk h) {
    List<HunkLine> lines = new ArrayList<>();
    for (HunkLine l : h.lines()) {
      HunkLine.Kind kind =
          switch (l.kind()) {
            case CONTEXT -> HunkLine.Kind.CONTEXT;
            case ADDED -> HunkLine.Kind.REMOVED;
            case REMOVED -> HunkLine.Kind.ADDED;
          };
      lines.add(new HunkLine(kind, l.text(), l.line(), l.newline()));
    }
    return new Hunk(
        h.newStart(), h.newCount(), h.oldStart(), h.oldCount(), h.section(), lines, h.line());
  }
}
