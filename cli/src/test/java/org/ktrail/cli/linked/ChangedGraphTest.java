package org.ktrail.cli.linked;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.cli.Main;
import org.ktrail.indexer.snapshot.NextState;
import org.ktrail.indexer.snapshot.SampleRepository;

/**
 * A base with changed files laid over it answers as the changed tree does when it is linked whole.
 */
final class ChangedGraphTest {
  private static final Map<String, String> BASE =
      Map.ofEntries(
          Map.entry(
              "include/disk.h",
              """
              #ifndef DISK_H
              #define DISK_H
              #include "types.h"
              #define note(text) print("%s", text)
              #define DEFINE_ACTION(name) static inline int name##_action(struct disk *d) \\
              	{ return run_action(d, name); }
              #define flush_of(d) ((d)->ops->flush)
              struct disk;
              struct disk_ops {
              	int (*open)(struct disk *d);
              	int (*flush)(struct disk *d);
              	void *private;
              };
              struct disk {
              	const struct disk_ops *ops;
              	struct disk *next;
              	int users;
              };
              typedef int (*disk_fn)(struct disk *d);
              int print(const char *format, ...);
              int for_each_disk(disk_fn fn);
              int run_action(struct disk *d, disk_fn fn);
              int sync_disk(struct disk *d);
              void lost(void);
              static inline void mark(struct disk *d)
              {
              	note("mark");
              	d->users++;
              }
              #endif
              """),
          Map.entry("include/types.h", "typedef unsigned int u32;\nextern int verbose;\n"),
          Map.entry(
              "drivers/disk.c",
              """
              #include "../include/disk.h"
              static int flush_disk(struct disk *d)
              {
              #ifdef CONFIG_DEBUG
              	note("flush");
              #endif
              	mark(d);
              	return 0;
              }
              static int open_disk(struct disk *d)
              {
              	return d->ops->flush(d);
              }
              static const struct disk_ops operations = {
              	.open = open_disk,
              	.flush = flush_disk,
              };
              DEFINE_ACTION(flush_disk)
              int sync_disk(struct disk *d)
              {
              	d->ops = &operations;
              	for_each_disk(flush_disk);
              	return flush_of(d)(d);
              }
              """),
          Map.entry(
              "drivers/tape.c",
              """
              #include "../include/disk.h"
              static int rewind_tape(struct disk *d)
              {
              	lost();
              	return sync_disk(d);
              }
              static const struct disk_ops tape_ops = { rewind_tape, rewind_tape };
              int start_tape(struct disk *d)
              {
              	d->ops = &tape_ops;
              	return for_each_disk(rewind_tape);
              }
              """),
          Map.entry(
              "lib/core.c",
              """
              #include "../include/disk.h"
              struct walker { disk_fn fn; int depth; };
              static int walk(struct walker *w, struct disk *d)
              {
              	return w->fn(d);
              }
              int for_each_disk(disk_fn fn)
              {
              	struct walker w = { .fn = fn };
              	return walk(&w, 0);
              }
              int run_action(struct disk *d, disk_fn fn)
              {
              	struct disk *e = d->next;
              	return fn(e) + e->ops->open(e);
              }
              __attribute__((weak)) int arch_disk(struct disk *d)
              {
              	return print("weak");
              }
              int boot(struct disk *d)
              {
              	return arch_disk(d) + walk_late(d, sync_disk);
              }
              """),
          Map.entry(
              "include/later.h",
              """
              struct callback_head { void (*func)(struct callback_head *head); };
              #define rcu_head callback_head
              struct work_struct { void (*func)(struct work_struct *w); };
              #define INIT_WORK(w, f) do { (w)->func = (f); } while (0)
              int schedule_work(struct work_struct *w);
              void call_rcu(struct rcu_head *head, void (*func)(struct rcu_head *head));
              struct cache {
              	struct work_struct flush;
              	struct rcu_head rcu;
              };
              void init_late(struct work_struct *w);
              void start_late(struct work_struct *w);
              """),
          Map.entry(
              "drivers/cache.c",
              """
              #include "../include/later.h"
              static void flush_cache(struct work_struct *w) { }
              static void free_cache(struct rcu_head *head) { }
              static struct work_struct once = { .func = flush_cache };
              void make_cache(struct cache *c, struct cache *other)
              {
              	INIT_WORK(&c->flush, flush_cache);
              	init_late(&other->flush);
              	schedule_work(&once);
              }
              void use_cache(struct cache *c)
              {
              	schedule_work(&c->flush);
              	start_late(&c->flush);
              	call_rcu(&c->rcu, free_cache);
              }
              """),
          Map.entry(
              "lib/work.c",
              """
              #include "../include/later.h"
              static void late(struct work_struct *w) { }
              void init_late(struct work_struct *w) { INIT_WORK(w, late); }
              void start_late(struct work_struct *w) { schedule_work(w); }
              void run_late(struct work_struct *w, struct rcu_head *h) { w->func(w); h->func(h); }
              """),
          Map.entry("lib/arch.c", "int unrelated(void)\n{\n\treturn 0;\n}\n"));

  /** A change of the sources; {@code to} null removes the file. */
  private record Edit(String name, String path, String from, @Nullable String to) {}

  private static final List<Edit> EDITS =
      List.of(
          new Edit("call", "drivers/disk.c", "\tmark(d);\n", "\tmark(d);\n\tlost();\n"),
          new Edit("call gone", "drivers/tape.c", "\tlost();\n", ""),
          new Edit("lines", "lib/core.c", "#include", "/* a\n * b */\n#include"),
          new Edit("renamed", "drivers/disk.c", "sync_disk", "sync_all"),
          new Edit("static renamed", "drivers/disk.c", "flush_disk", "clean_disk"),
          new Edit("table", "drivers/disk.c", ".flush = flush_disk", ".flush = open_disk"),
          new Edit(
              "member before",
              "include/disk.h",
              "\tint (*open)",
              "\tint (*probe)(int);\n\tint (*open)"),
          new Edit(
              "member after",
              "include/disk.h",
              "\tint users;\n",
              "\tint users;\n\tdisk_fn late;\n"),
          new Edit(
              "member's type", "include/disk.h", "\tstruct disk *next;", "\tstruct tape *next;"),
          new Edit(
              "inline",
              "include/disk.h",
              "#endif",
              "static inline void lost(void) { note(\"\"); }\n#endif"),
          new Edit("macro", "include/disk.h", "print(\"%s\", text)", "log_text(text)"),
          new Edit("making macro", "include/disk.h", "name##_action", "do_##name"),
          new Edit("used macro", "include/disk.h", "((d)->ops->flush)", "((d)->ops->open)"),
          new Edit("typedef", "include/disk.h", "(*disk_fn)", "disk_fn"),
          new Edit("include lines", "include/disk.h", "#include", "\n\n\n#include"),
          new Edit("strong", "lib/arch.c", "int unrelated(void)", "int arch_disk(struct disk *d)"),
          new Edit("prototype", "include/disk.h", "void lost(void);\n", ""),
          new Edit(
              "defined", "lib/arch.c", "int unrelated", "void lost(void)\n{\n}\nint unrelated"),
          new Edit(
              "parameter",
              "lib/core.c",
              "for_each_disk(disk_fn fn)",
              "for_each_disk(int a, disk_fn fn)"),
          new Edit(
              "handed",
              "drivers/tape.c",
              "for_each_disk(rewind_tape)",
              "for_each_disk(start_tape)"),
          new Edit(
              "condition",
              "drivers/tape.c",
              "static const",
              "#ifdef CONFIG_T\n#endif\nstatic const"),
          new Edit("queued", "drivers/cache.c", "\tschedule_work(&c->flush);\n", ""),
          new Edit("put", "lib/work.c", "INIT_WORK(w, late)", "INIT_WORK(w, 0)"),
          new Edit("embedded", "include/later.h", "\tstruct work", "\tint x;\n\tstruct work"),
          new Edit("posted", "lib/work.c", "{ schedule_work(w); }", "{ }"),
          new Edit("tag", "include/later.h", "#define rcu_head callback_head", "struct rcu_head;"),
          new Edit("storing macro", "include/later.h", "(w)->func = (f)", "run(f)"),
          new Edit("gone", "drivers/disk.c", "", null),
          new Edit("header gone", "include/types.h", "", null),
          new Edit(
              "new",
              "lib/late.c",
              "",
              "#include \"../include/disk.h\"\n"
                  + "int walk_late(struct disk *d, disk_fn f)\n"
                  + "{\n"
                  + "\treturn f(d);\n"
                  + "}\n"));

  @TempDir Path work;

  @TestFactory
  Stream<DynamicTest> single() {
    return EDITS.stream()
        .map(edit -> DynamicTest.dynamicTest(edit.name(), () -> check(List.of(edit))));
  }

  @TestFactory
  Stream<DynamicTest> several() {
    return IntStream.range(0, 12)
        .mapToObj(seed -> {
          List<Edit> edits = new ArrayList<>(EDITS);
          Collections.shuffle(edits, new Random(seed));
          return DynamicTest.dynamicTest(
              "seed " + seed, () -> check(edits.subList(0, 2 + seed % 4)));
        });
  }

  private void check(List<Edit> edits) throws IOException {
    Map<String, String> changed = new TreeMap<>(BASE);
    for (Edit edit : edits) {
      String text = changed.getOrDefault(edit.path(), "");
      String to = edit.to();
      if (to == null) {
        changed.remove(edit.path());
      } else if (edit.from().isEmpty()) {
        changed.put(edit.path(), to);
      } else {
        changed.put(edit.path(), text.replace(edit.from(), to));
      }
    }
    Path base = Files.createTempDirectory(work, "base").resolve("repository");
    Path whole = Files.createTempDirectory(work, "whole").resolve("repository");
    Path overlay = Files.createTempDirectory(work, "overlay");
    SampleRepository.create(base, BASE);
    SampleRepository.create(whole, changed);
    List<String> options = new ArrayList<>(List.of("--overlay", overlay.toString()));
    for (String path : BASE.keySet()) {
      if (!changed.containsKey(path)) {
        options.addAll(List.of("--without", path));
      }
    }
    for (Map.Entry<String, String> file : changed.entrySet()) {
      if (!file.getValue().equals(BASE.get(file.getKey()))) {
        Path path = overlay.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
    }
    for (String what : List.of("edges", "symbols")) {
      assertThat(export(base, what, options)).isEqualTo(export(whole, what, List.of()));
    }
    NextState.commit(base, changed);
    for (String what : List.of("edges", "symbols", "edges")) { // made, kept, and read again
      assertThat(export(base, what, List.of())).isEqualTo(export(whole, what, List.of()));
    }
  }

  private static String export(Path repository, String what, List<String> options) {
    List<String> words = new ArrayList<>(List.of("-C", repository.toString(), "export", what));
    words.addAll(options);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Main.run(words.toArray(String[]::new), out, err);
    assertThat(code).as(err.toString(UTF_8)).isZero();
    return out.toString(UTF_8);
  }
}
