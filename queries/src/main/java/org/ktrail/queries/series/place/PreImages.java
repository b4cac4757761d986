package org.ktrail.queries.series.place;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ktrail.indexer.patch.FileChange;
import org.ktrail.indexer.snapshot.BlobId;

/** The blobs that a series starts from: what its patches change that no earlier one of it made. */
final class PreImages {
  record PreImage(int patch, String path, String blob) {}

  private final List<PreImage> images = new ArrayList<>();

  PreImages(PostedSeries series) {
    Set<String> touched = new HashSet<>();
    for (int i = 0; i < series.patches().size(); i++) {
      for (FileChange change : series.patches().get(i).files()) {
        boolean named = change.oldBlob().chars().anyMatch(c -> c != '0');
        if (!change.oldPath().isEmpty() && named && !touched.contains(change.oldPath())) {
          images.add(new PreImage(i + 1, change.oldPath(), change.oldBlob()));
        }
        touched.add(change.oldPath());
        touched.add(change.newPath());
      }
    }
  }

  int size() {
    return images.size();
  }

  List<String> paths() {
    return images.stream().map(PreImage::path).distinct().toList();
  }

  /** Those that a revision does not have so. */
  List<Evidence.Mismatch> mismatches(Map<String, BlobId> blobs) {
    List<Evidence.Mismatch> mismatches = new ArrayList<>();
    for (PreImage image : images) {
      BlobId blob = blobs.get(image.path());
      String found = blob == null ? "" : blob.toString();
      if (!found.startsWith(image.blob())) {
        String abbreviated = found.substring(0, Math.min(found.length(), image.blob().length()));
        mismatches.add(
            new Evidence.Mismatch(image.patch(), image.path(), image.blob(), abbreviated));
      }
    }
    return mismatches;
  }
}
