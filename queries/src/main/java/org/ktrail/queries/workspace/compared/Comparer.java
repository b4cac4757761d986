package org.ktrail.queries.workspace.compared;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.kbuild.KbuildModel;
import org.ktrail.queries.series.compare.Comparison;
import org.ktrail.queries.series.compare.Difference;
import org.ktrail.queries.series.compare.RevisionDifference;
import org.ktrail.queries.series.compare.RevisionDifference.FilePart;
import org.ktrail.queries.series.compare.RevisionDifference.Paired;
import org.ktrail.queries.series.compare.UnchangedCallers;
import org.ktrail.queries.series.pairing.Pairing;
import org.ktrail.queries.workspace.Interrupted;

/** Puts together what is told of two states. */
final class Comparer {
  private Comparer() {}

  static RevisionDifference compare(
      ComparedStates.Read old,
      ComparedStates.Read now,
      UnchangedCallers.Source callers,
      GraphQuestions.Answers answers) {
    List<Difference> differences = Comparison.of(old.state(), now.state());
    return new RevisionDifference(
        old.side(),
        now.side(),
        paired(old, now),
        files(differences, old, now),
        UnchangedCallers.of(differences, now.state(), callers),
        answers.reached(differences),
        answers.routes());
  }

  private static List<Paired> paired(ComparedStates.Read old, ComparedStates.Read now) {
    return Pairing.of(old.patches(), now.patches()).stream()
        .map(pair ->
            new Paired(
                pair,
                pair.before().stream().map(i -> old.patches().get(i - 1).title()).toList(),
                pair.after().stream().map(i -> now.patches().get(i - 1).title()).toList()))
        .toList();
  }

  private static List<FilePart> files(
      List<Difference> differences, ComparedStates.Read old, ComparedStates.Read now) {
    Map<String, List<Difference>> byPath = new LinkedHashMap<>();
    for (Difference difference : differences) {
      byPath.computeIfAbsent(difference.item().path(), p -> new ArrayList<>()).add(difference);
    }
    Optional<KbuildModel> before = byPath.isEmpty() ? Optional.empty() : kbuild(old);
    Optional<KbuildModel> after = byPath.isEmpty() ? Optional.empty() : kbuild(now);
    List<FilePart> files = new ArrayList<>();
    byPath.forEach((path, list) ->
        files.add(new FilePart(path, presence(before, path), presence(after, path), list)));
    return files;
  }

  private static Optional<KbuildModel> kbuild(ComparedStates.Read read) {
    try {
      return read.kbuild().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interrupted();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static Optional<Condition> presence(Optional<KbuildModel> kbuild, String path) {
    return kbuild.flatMap(k -> k.unit(path)).map(KbuildModel.Unit::presence);
  }
}
