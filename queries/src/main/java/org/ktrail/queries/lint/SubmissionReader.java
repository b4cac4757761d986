package org.ktrail.queries.lint;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.indexer.extract.body.BodyCache;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.queries.code.Image;
import org.ktrail.queries.series.change.ChangeReader;
import org.ktrail.queries.series.change.Delta;
import org.ktrail.queries.series.change.MemberAccess;
import org.ktrail.queries.series.change.Rebuilder;
import org.ktrail.queries.series.change.SeriesStep;
import org.ktrail.queries.series.change.TouchedFile;
import org.ktrail.queries.series.place.Placement;
import org.ktrail.queries.series.place.PostedSeries;

/** Reads what the patches of a posted series change, for rules to judge. */
public final class SubmissionReader {
  private static final Pattern VERSION = Pattern.compile("\\bv(\\d{1,4})\\b");
  private final Function<byte[], SourceFacts> extractor;
  private final Predicate<String> asked;
  private final BodyCache flows = new BodyCache();

  /**
   * @param extractor the facts of a C source, for one thread
   */
  public SubmissionReader(Function<byte[], SourceFacts> extractor) {
    this(extractor, rule -> true);
  }

  /**
   * @param asked names of the rules that will be asked: what no other needs is left out
   */
  public SubmissionReader(Function<byte[], SourceFacts> extractor, Predicate<String> asked) {
    this.extractor = extractor;
    this.asked = asked;
  }

  /**
   * @param skipped numbers of patches, from 1, that the base has already
   */
  public Submission read(
      PostedSeries series,
      Base base,
      Set<Integer> skipped,
      Optional<Placement> placement,
      Graphs graphs) {
    Rebuilder rebuilder = new Rebuilder(base::read, base.placed());
    List<SeriesStep> steps = new ArrayList<>();
    List<Patch> patches = new ArrayList<>();
    for (int i = 0; i < series.patches().size(); i++) {
      if (!skipped.contains(i + 1)) {
        patches.add(series.patches().get(i));
        steps.add(rebuilder.step(i + 1, series.patches().get(i)));
      }
    }
    Map<ByteBuffer, SourceFacts> known = new HashMap<>();
    Function<byte[], SourceFacts> once =
        text -> known.computeIfAbsent(ByteBuffer.wrap(text), t -> extractor.apply(text));
    SeriesRecords records = new SeriesRecords(base, steps, once);
    ChangeReader reader = new ChangeReader(once, records);
    List<Delta> deltas = steps.stream().map(reader::read).toList();
    String label = series.label();
    Matcher version = VERSION.matcher(label);
    return Submission.of(
        label,
        version.find() ? Integer.parseInt(version.group(1)) : 1,
        label.contains("resend"),
        series.covers().stream().findFirst(),
        patches,
        series.earlier(),
        deltas,
        base,
        placement,
        graphs,
        accesses(steps, reader),
        new FlowFindings(base, deltas, records, flows, asked),
        new MadeNames(base, steps, once),
        records);
  }

  /**
   * The files that a submission touches, as if one patch brought them as the base has them: what
   * rules find there was there before.
   */
  public Submission before(Submission submission) {
    Map<String, TouchedFile> files = new TreeMap<>();
    for (Delta delta : submission.deltas()) {
      for (TouchedFile file : delta.step().files()) {
        if (!file.oldPath().isEmpty() && !files.containsKey(file.oldPath())) {
          submission
              .base()
              .read(file.oldPath())
              .ifPresent(text -> files.put(file.oldPath(), whole(file.oldPath(), text)));
        }
      }
    }
    SeriesStep step = new SeriesStep(1, "", List.copyOf(files.values()));
    SeriesRecords records = new SeriesRecords(submission.base(), List.of(step), extractor);
    ChangeReader reader = new ChangeReader(extractor, records);
    List<Delta> deltas = List.of(reader.read(step));
    return Submission.of(
        submission.label(),
        submission.version(),
        submission.resend(),
        Optional.empty(),
        List.of(),
        List.of(),
        deltas,
        submission.base(),
        Optional.empty(),
        Graphs.NONE,
        accesses(List.of(step), reader),
        new FlowFindings(submission.base(), deltas, records, flows, asked),
        new MadeNames(submission.base(), List.of(step), extractor),
        records);
  }

  /** Sources as they are, judged as if one patch brought them. */
  public Submission sources(Base base, List<String> paths) {
    List<TouchedFile> files = new ArrayList<>();
    paths.forEach(path -> base.read(path).ifPresent(text -> files.add(whole(path, text))));
    SeriesStep step = new SeriesStep(1, "", files);
    SeriesRecords records = new SeriesRecords(base, List.of(step), extractor);
    ChangeReader reader = new ChangeReader(extractor, records);
    List<Delta> deltas = List.of(reader.read(step));
    return Submission.of(
        "",
        1,
        false,
        Optional.empty(),
        List.of(),
        List.of(),
        deltas,
        base,
        Optional.empty(),
        Graphs.NONE,
        accesses(List.of(step), reader),
        FlowFindings.ofNew(base, deltas, records, flows, asked),
        new MadeNames(base, List.of(step), extractor),
        records);
  }

  private static TouchedFile whole(String path, byte[] text) {
    SortedMap<Integer, Integer> added = new TreeMap<>();
    int lines = 1;
    for (byte b : text) {
      if (b == '\n') {
        added.put(lines++, 1);
      }
    }
    return new TouchedFile(
        "", path, Optional.empty(), Optional.of(Image.whole(text)), new TreeMap<>(), added);
  }

  private static List<Submission.In<MemberAccess>> accesses(
      List<SeriesStep> steps, ChangeReader reader) {
    List<Submission.In<MemberAccess>> accesses = new ArrayList<>();
    for (SeriesStep step : steps) {
      for (TouchedFile file : step.files()) {
        reader.accesses(file).forEach(a -> accesses.add(new Submission.In<>(step.number(), a)));
      }
    }
    return accesses;
  }

  /** Of the text of a patch all that is written by hand: message and notes. */
  public static String prose(Patch patch) {
    return patch.message() + "\n" + patch.notes();
  }
}
