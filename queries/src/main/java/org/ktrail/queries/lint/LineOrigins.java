package org.ktrail.queries.lint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.code.Image;
import org.ktrail.queries.series.change.Delta;
import org.ktrail.queries.series.change.TouchedFile;

/**
 * Which patch put in each line of the files that a revision touches. Lines are told by where they
 * stand, followed back from patch to patch. A patch that takes a line out and puts the same in
 * elsewhere in the file, or deeper in, moves it.
 */
public final class LineOrigins {
  /** Letters and digits of a line that is known again where it stands elsewhere: as git's blame. */
  private static final int TELLING = 20;

  private record Touch(int patch, TouchedFile file) {}

  /** A line of a file, as some patch leaves it. */
  private record Line(String file, int number) {}

  /** In the order of the patches. */
  private final List<Touch> touches = new ArrayList<>();

  private final Map<Touch, Map<Integer, Integer>> moved = new IdentityHashMap<>();

  LineOrigins(List<Delta> deltas) {
    for (Delta delta : deltas) {
      for (TouchedFile file : delta.step().files()) {
        touches.add(new Touch(delta.step().number(), file));
      }
    }
  }

  /**
   * The patch that put in a line of a file as the last patch leaves it; 0 if none did.
   *
   * @param line from 1
   */
  int patchOf(String file, int line) {
    Line at = new Line(file, line);
    for (Touch touch : touches.reversed()) {
      if (touch.file.newPath().equals(at.file)) {
        Line before = before(touch, at.number);
        if (before == null) {
          return touch.patch;
        }
        at = before;
      }
    }
    return 0;
  }

  /**
   * Where a line of a file as the last patch leaves it stood after an earlier one; where it stands
   * if it was not there.
   */
  int lineAfter(int patch, String file, int line) {
    Line at = new Line(file, line);
    for (Touch touch : touches.reversed()) {
      if (touch.patch > patch && touch.file.newPath().equals(at.file)) {
        Line before = before(touch, at.number);
        if (before == null) {
          return line;
        }
        at = before;
      }
    }
    return at.number;
  }

  /** The last patch that touches a file; 0 if none does. */
  int last(String file) {
    return touches.reversed().stream()
        .filter(t -> t.file.newPath().equals(file))
        .map(Touch::patch)
        .findFirst()
        .orElse(0);
  }

  /** Where a line stood before a patch; null if the patch put it in. */
  private @Nullable Line before(Touch touch, int line) {
    TouchedFile file = touch.file;
    if (file.added().containsKey(line)) {
      Integer from = moved.computeIfAbsent(touch, LineOrigins::moved).get(line);
      return from == null ? null : new Line(file.oldPath(), from);
    }
    int before = line - file.added().headMap(line).size();
    for (int removed : file.removed().keySet()) {
      if (removed > before) {
        break;
      }
      before++;
    }
    return new Line(file.oldPath(), before);
  }

  /** Lines that a patch puts in, and from where it took them. */
  private static Map<Integer, Integer> moved(Touch touch) {
    TouchedFile file = touch.file;
    Map<String, Deque<Integer>> taken = new HashMap<>();
    texts(file.before(), file.removed())
        .forEach((line, text) -> taken.computeIfAbsent(text, t -> new ArrayDeque<>()).add(line));
    Map<Integer, Integer> moved = new HashMap<>();
    texts(file.after(), file.added())
        .forEach((line, text) -> {
          Deque<Integer> from = taken.get(text);
          if (from != null && !from.isEmpty()) {
            moved.put(line, from.remove());
          }
        });
    return moved;
  }

  /** The telling ones of some lines of an image, in their order. */
  private static Map<Integer, String> texts(
      Optional<Image> image, SortedMap<Integer, Integer> numbers) {
    Map<Integer, String> texts = new LinkedHashMap<>();
    if (image.isPresent() && !numbers.isEmpty()) {
      String[] lines = new String(image.get().text(), UTF_8).split("\n", -1);
      for (int number : numbers.keySet()) {
        String text = number <= lines.length ? lines[number - 1].strip() : "";
        if (text.chars().filter(Character::isLetterOrDigit).count() >= TELLING) {
          texts.put(number, text);
        }
      }
    }
    return texts;
  }
}
