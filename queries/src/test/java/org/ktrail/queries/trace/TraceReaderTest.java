package org.ktrail.queries.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TraceReaderTest {
  /** Traces as text: a line a hop, {@code line name <callers gap ?}. */
  private static String read(String text) {
    return TraceReader.read(text).stream()
        .map(TraceReaderTest::trace)
        .collect(Collectors.joining("\n"));
  }

  private static String trace(Trace trace) {
    StringBuilder out = new StringBuilder(trace.form().toString());
    out.append(trace.indentationLost() ? " lost\n" : "\n");
    for (int i = 0; i < trace.hops().size(); i++) {
      TraceHop hop = trace.hops().get(i);
      out.append(i).append(" ".repeat(hop.depth() + 1)).append(hop.name().text());
      out.append(" @").append(hop.line());
      hop.callers().forEach(caller -> out.append(" <").append(caller));
      out.append(hop.gap() == TraceHop.Gap.NONE ? "" : " " + hop.gap());
      out.append(hop.reliable() ? "" : " ?");
      hop.through().ifPresent(through -> out.append(" by ").append(through.text()));
      out.append('\n');
    }
    return out.toString();
  }

  private static void check(String text, String expected) {
    assertThat(read(text)).isEqualTo(expected);
  }

  private static void none(String text) {
    assertThat(read(text)).isEmpty();
  }

  @Test
  void arrowsWithRemarksAndAGap() {
    check(
        """
        What happens:
        eject the disk
         -> eject_store()
          -> ... (skip)
           -> disk_remove(disk, 0,
                          FLAG_NOW)    # was disk_gone() in v1
           -> disk_flush()             // both
        Then it hangs.
        """,
        """
        listing
        0 eject_store @3
        1  disk_remove @5 <0 SKIPPED
        2  disk_flush @7 <0 SKIPPED
        """);
  }

  @Test
  void backticksAndStepsInWords() {
    check(
        """
        a_notify()
        `-> freeze_disk()
        `-> do the walk
        ` -> kill_users()
        `  -> collect_users()
        ` -> drop_cache()
        `-> thaw_disk()
        """,
        """
        listing
        0 a_notify @1
        1  freeze_disk @2 <0
        2  kill_users @4 <0 STEP
        3   collect_users @5 <2
        4  drop_cache @6 <0 STEP
        5  thaw_disk @7 <0
        """);
  }

  @Test
  void aMailerTookTheIndentation() {
    check(
        """
        Call trace:
        -> eject_store()
        -> ...
        -> disk_remove()
        -> disk_flush()
        """,
        """
        listing lost
        0 eject_store @2
        1  disk_remove @4 <0 SKIPPED
        2   disk_flush @5 <1
        """);
  }

  @Test
  void indentationAlone() {
    check(
        """
        disk_remove()
          disk_flush()
            write_all(disk)   /* slow */
          free_disk()
        """,
        """
        listing
        0 disk_remove @1
        1  disk_flush @2 <0
        2   write_all @3 <1
        3  free_disk @4 <0
        """);
  }

  @Test
  void membersAndWhatTheyLeadTo() {
    check(
        """
        The call trace is like this:
        disk_fail()
          disk->ops->lost()        => flash_lost() or
                                      tape_lost()
            sb->s_op->gone() => - ext_gone()
                                - fat_gone()
              * data lost
                  try again, call kill_users()
              c->fn => \\
                              disk_last()
        """,
        """
        listing
        0 disk_fail @2
        1  disk->ops->lost @3 <0
        2  flash_lost @3 <0 by disk->ops->lost
        3  tape_lost @4 <0 by disk->ops->lost
        4   sb->s_op->gone @5 <2 <3
        5   ext_gone @5 <2 <3 by sb->s_op->gone
        6   fat_gone @6 <2 <3 by sb->s_op->gone
        7    kill_users @8 <5 <6 STEP
        8    c->fn @9 <5 <6
        9    disk_last @10 <5 <6 by c->fn
        """);
  }

  @Test
  void aCaseIsHeadedByItsCaller() {
    check(
        """
        disk_fail()
        |* flash
        |-------
        | notify_holder() =>
        |                       - ext_notify()
        |                       - fat_notify()
        |  |* ext_notify()
        |  |--------------
        |  |   ext_walk()
        |  |* fat_notify()
        |  |   fat_walk()
        """,
        """
        listing
        0 disk_fail @1
        1  notify_holder @4 <0
        2  ext_notify @5 <0 by notify_holder
        3  fat_notify @6 <0 by notify_holder
        4   ext_walk @9 <2
        5   fat_walk @11 <3
        """);
  }

  @Test
  void drawnTrees() {
    String expected =
        """
        listing
        0 disk_remove @1
        1  disk_flush @2 <0
        2   write_all @3 <1
        3  free_disk @4 <0
        """;
    check("disk_remove()\n|-- disk_flush()\n|   `-- write_all()\n`-- free_disk()\n", expected);
    check("disk_remove()\n├── disk_flush()\n│   └── write_all()\n└── free_disk()\n", expected);
    check("disk_remove()\n +-> disk_flush()\n |   \\-> write_all()\n +-> free_disk()\n", expected);
  }

  @Test
  void treesOfFilesAreNone() {
    none(".\n|-- Makefile\n|-- slab_common.c\n`-- damon\n    |-- core_test\n    `-- sysfs_test\n");
  }

  @Test
  void anOops() {
    check(
        """
        [   62.379598][ T1606] RIP: 0010:put_disk+0x28/0x80
        [   62.379600][ T1606] Code: 48 89 c7
        [   62.379601][ T1606] RAX: 0000000000000000 RBX: ffff888100000000
        [   62.379602][ T1606] Call Trace:
        [   62.379603][ T1606]  <TASK>
        [   62.379604][ T1606]  free_disk.part.0+0xab/0x100 [flash]
        [   62.379605][ T1606]  ? lock_release+0x1/0x2
        [   62.379606][ T1606]  [<ffffffff81000000>] disk_remove+0x20a/0x380
        [   62.379607][ T1606]  do_syscall+0x48/0xc0
        [   62.379608][ T1606]  </TASK>
        [   62.379609][ T1606] RIP: 0033:0x7fa858fee507
        """,
        """
        stack
        0    put_disk @1 <1
        1   free_disk.part.0 @6 <3
        2   lock_release @7 <3 ?
        3  disk_remove @8 <4
        4 do_syscall @9
        """);
  }

  @Test
  void anInterruptIsNoCall() {
    check(
        """
         disk_irq+0x10/0x20
         handle_irq+0x10/0x20
         </IRQ>
         idle_loop+0x1/0x2
         start_idle+0x1/0x2
        """,
        """
        stack
        0    disk_irq @1 <1
        1   handle_irq @2
        2  idle_loop @4 <3
        3 start_idle @5
        """);
  }

  @Test
  void decodedAndTracedStacks() {
    check(
        """
        put_disk (drivers/disk.c:116 (discriminator 1)) flash
        ? free_disk (include/linux/disk.h:62 drivers/disk.c:117)
        disk_remove (drivers/disk.c:200)
        """,
        """
        stack
        0  put_disk @1 <2
        1  free_disk @2 <2 ?
        2 disk_remove @3
        """);
    check(
        "          <idle>-0  [001] d.h. 1.0: <stack trace>\n"
            + " => put_disk\n"
            + " => free_disk\n"
            + " => idle\n",
        """
        stack
        0   put_disk @2 <1
        1  free_disk @3 <2
        2 idle @4
        """);
  }

  @Test
  void withinALine() {
    check(
        "It hangs in disk_remove() -> disk_flush() -> write_all() for ever.\n",
        """
        inline
        0 disk_remove @1
        1  disk_flush @1 <0
        2   write_all @1 <1
        """);
    check(
        "The way is: disk_remove -> disk_flush -> write_all.\n",
        """
        inline
        0 disk_remove @1
        1  disk_flush @1 <0
        2   write_all @1 <1
        """);
    none("It goes from disk_gone -> disk_removed.\n");
    none("d->my_disk->my_head->my_list\n");
    none("DISK_NEW -> DISK_OPEN -> DISK_GONE\n");
    none("Rename disk_gone() -> disk_removed() as asked.\n");
    none("  - nr_pages -> size_t size\n  - OLD_FLAG => NEW_FLAG\n");
  }

  @Test
  void quotedAndInterrupted() {
    check(
        """
        > > disk_remove()
        > >   disk_flush()

        Not this one.

        > >     write_all()
        > >
        > > end
        """,
        """
        listing
        0 disk_remove @1
        1  disk_flush @2 <0
        2   write_all @6 <1
        """);
  }

  @Test
  void proseIsNone() {
    none(
        """
        With the help of the holder and
        ->notify_failure() mechanism, the driver is able to ask
        ->storage_lost() in the file system.

        The functions are:
          disk_flush()
          disk_remove()

          int freeze_disk(struct disk *d, int frozen);
          int thaw_disk(struct disk *d, int frozen);

                if (disk->gone)
                        disk_flush(disk);
                disk_remove(disk);
        """);
  }

  @Test
  void diffsAreLeftOut() {
    none(
        """
        diff --git a/d.c b/d.c
        --- a/d.c
        +++ b/d.c
        @@ -1,3 +1,4 @@ x
         /*
          * disk_remove()
          *   -> disk_flush()
        + *     -> write_all()
        """);
    check(
        """
        > diff --git a/d.c b/d.c
        > --- a/d.c
        > +++ b/d.c
        > @@ -1,2 +1,2 @@ x
        > -  disk_remove()
        This is
          disk_remove()
            -> disk_flush()
        > +    -> disk_flush()
        >  }
        """,
        """
        listing
        0 disk_remove @7
        1  disk_flush @8 <0
        """);
  }

  @Test
  void hostileTextTakesLinearTime() {
    String deep = "a(".repeat(200) + "\n";
    String text = deep.repeat(20_000) + " -> x()\n".repeat(20_000) + "> ".repeat(200_000);
    long begun = System.nanoTime();
    List<Trace> found = TraceReader.read(text);
    assertThat(System.nanoTime() - begun).isLessThan(20_000_000_000L);
    assertThat(found).isNotNull();
  }

  /** As journald, dmesg -T and syslog with ISO dates print them. */
  @Test
  void prefixesOfLogs() {
    for (String prefix :
        new String[] {
          "Mar 13 10:00:00 oak kernel: ",
          "[Thu Mar 13 10:00:00 2025] ",
          "2025-03-13T10:00:00.123456+00:00 oak kernel: ",
          "[   12.345678] "
        }) {
      String text = prefix + " lamp_sync+0x1/0x2\n" + prefix + " lamp_store+0x3/0x4\n";
      assertThat(TraceReader.read(text)).as(prefix).hasSize(1);
    }
  }
}
