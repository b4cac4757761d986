package org.ktrail.queries.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.queries.flow.FlowCache;
import org.ktrail.queries.series.change.ChangeReader;
import org.ktrail.queries.series.change.Delta;
import org.ktrail.queries.series.change.Rebuilder;
import org.ktrail.queries.series.change.Step;
import org.ktrail.queries.series.place.Placement;
import org.ktrail.queries.series.place.PostedSeries;

/** Reads what the patches of a posted series change, for rules to judge. */
public final class SubmissionReader {
  private static final Pattern VERSION = Pattern.compile("\\bv(\\d{1,4})\\b");
  private final Function<byte[], SourceFacts> extractor;
  private final FlowCache flows = new FlowCache();

  /**
   * @param extractor the facts of a C source, for one thread
   */
  public SubmissionReader(Function<byte[], SourceFacts> extractor) {
    this.extractor = extractor;
  }

  /**
   * @param skipped numbers of patches, from 1, that the base has already
   */
  public Submission read(
      PostedSeries series, Base base, Set<Integer> skipped, Optional<Placement> placement) {
    Rebuilder rebuilder = new Rebuilder(base::read, base.placed());
    List<Step> steps = new ArrayList<>();
    List<Patch> patches = new ArrayList<>();
    for (int i = 0; i < series.patches().size(); i++) {
      if (!skipped.contains(i + 1)) {
        patches.add(series.patches().get(i));
        steps.add(rebuilder.step(i + 1, series.patches().get(i)));
      }
    }
    SeriesRecords records = new SeriesRecords(base, steps, extractor);
    ChangeReader reader = new ChangeReader(extractor, records);
    List<Delta> deltas = steps.stream().map(reader::read).toList();
    String label = series.label();
    Matcher version = VERSION.matcher(label);
    return Submission.of(
        label,
        version.find() ? Integer.parseInt(version.group(1)) : 1,
        label.contains("resend"),
        series.covers().stream().findFirst(),
        patches,
        deltas,
        base,
        placement,
        new FlowFindings(base, deltas, records, flows));
  }

  /** Of the text of a patch all that is written by hand: message and notes. */
  public static String prose(Patch patch) {
    return patch.message() + "\n" + patch.notes();
  }
}
