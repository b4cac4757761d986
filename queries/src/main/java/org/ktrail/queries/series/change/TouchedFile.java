package org.ktrail.queries.series.change;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ktrail.queries.code.Image;

/**
 * A file that a patch touches, before and after it.
 *
 * @param oldPath "" if the patch adds the file
 * @param newPath "" if the patch deletes the file
 * @param before absent if there was no such file, or nothing of it is known
 * @param after absent if the file is deleted
 * @param removed lines of {@code before} that the patch takes out, with the number of their hunk,
 *     from 1
 * @param added lines of {@code after} that the patch puts in, with the number of their hunk, from 1
 */
public record TouchedFile(
    String oldPath,
    String newPath,
    Optional<Image> before,
    Optional<Image> after,
    SortedMap<Integer, Integer> removed,
    SortedMap<Integer, Integer> added) {
  public TouchedFile {
    removed = Collections.unmodifiableSortedMap(new TreeMap<>(removed));
    added = Collections.unmodifiableSortedMap(new TreeMap<>(added));
  }

  /** The path after the patch, or before it if the file is deleted. */
  public String path() {
    return newPath.isEmpty() ? oldPath : newPath;
  }

  /** Whether both sides are known whole, so that what differs is what the patch changes. */
  public boolean isWhole() {
    return before.map(Image::isWhole).orElse(oldPath.isEmpty())
        && after.map(Image::isWhole).orElse(newPath.isEmpty());
  }
}
