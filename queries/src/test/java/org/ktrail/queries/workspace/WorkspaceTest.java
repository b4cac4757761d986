package org.ktrail.queries.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.indexer.pipeline.Progress;
import org.ktrail.indexer.snapshot.Repositories;
import org.ktrail.indexer.snapshot.SampleRepository;
import org.ktrail.queries.calls.Within;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.workspace.asked.CallersQuestion;

/** A workspace as a server would have it: shared by threads, told how far work is, stopped. */
@Timeout(120)
class WorkspaceTest {
  @TempDir Path directory;

  @BeforeEach
  void write() throws IOException {
    SampleRepository.create(
        directory.resolve("linux.git"),
        Map.of(
            "a.c", "int leaf(void) { return 1; }\nint first(void) { return leaf(); }\n",
            "b.c", "int leaf(void);\nint second(void) { return leaf(); }\n",
            "Kbuild", "obj-y += a.o b.o\n"));
  }

  private Workspace workspace(Progress progress) {
    return new Workspace(
        Repositories.open(directory.resolve("linux.git")),
        progress,
        Extractors.factory(),
        Extractors.fragments(),
        () -> {},
        2);
  }

  private static List<String> callers(Workspace workspace) {
    try (OpenRevision opened = workspace.open(AskedRevision.of("HEAD"))) {
      return new CallersQuestion("leaf", EnumSet.allOf(EdgeKind.class), Within.of(List.of()), true)
          .ask(opened, "HEAD").answers().getFirst().direct().stream()
              .map(call -> call.caller().name())
              .toList();
    }
  }

  @Test
  void threadsThatAskAtOnceGetTheSameAnswer() throws Exception {
    try (Workspace workspace = workspace(Progress.NONE);
        var threads = Executors.newFixedThreadPool(4)) {
      List<Future<List<String>>> answers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        answers.add(threads.submit(() -> callers(workspace)));
      }
      for (Future<List<String>> answer : answers) {
        assertThat(answer.get()).containsExactly("first", "second");
      }
    }
  }

  @Test
  void whatIsNotWantedAnyMoreEndsAtWhicheverStep() {
    try (Workspace workspace = workspace(Progress.NONE)) {
      int stopped = 0;
      boolean answered = false;
      while (!answered) {
        AtomicInteger left = new AtomicInteger(stopped);
        Workspace asking =
            workspace.with(new StoppableProgress(Progress.NONE, () -> left.getAndDecrement() > 0));
        try {
          assertThat(callers(asking)).containsExactly("first", "second");
          answered = true;
        } catch (Interrupted e) {
          stopped++;
        }
      }
      assertThat(stopped).isPositive();
      assertThat(callers(workspace)).containsExactly("first", "second");
    }
  }

  @Test
  void whoAsksIsToldHowFarItIs() {
    ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
    Progress progress =
        new Progress() {
          @Override
          public void start(String what, long blobs, long bytes) {
            told.add(what);
          }

          @Override
          public void step(long blobs, long bytes) {}

          @Override
          public void message(String line) {}

          @Override
          public void finish() {}
        };
    try (Workspace workspace = workspace(Progress.NONE)) {
      callers(workspace.with(progress));
      assertThat(told).contains("indexing").anyMatch(what -> what.startsWith("linking "));
      told.clear();
      callers(workspace.with(progress));
      assertThat(told).isEmpty();
    }
  }

  @Test
  void aQuestionAboutWhatIsNotThereIsAnError() {
    try (Workspace workspace = workspace(Progress.NONE);
        OpenRevision opened = workspace.open(AskedRevision.of("HEAD"))) {
      CallersQuestion question =
          new CallersQuestion("loaf", EnumSet.allOf(EdgeKind.class), Within.of(List.of()), true);
      assertThatThrownBy(() -> question.ask(opened, "HEAD"))
          .hasMessage("loaf: no function or macro of this name at HEAD; did you mean leaf?");
    }
  }
}
