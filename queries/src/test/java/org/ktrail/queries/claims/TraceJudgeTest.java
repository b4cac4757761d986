package org.ktrail.queries.claims;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.patch.PatchMail;
import org.ktrail.indexer.patch.PatchParser;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.mentions.MentionSource;
import org.ktrail.queries.paths.GraphText;
import org.ktrail.queries.paths.Path;
import org.ktrail.queries.trace.TraceReader;

class TraceJudgeTest {
  private static final String DISK =
      """
      macro flush_it
      eject_store -> driver_detach
      driver_detach -> device_release
      device_release -> release_all
      release_all -> (node.release)
      node.release = disk_release in disk_nodes
      disk_release -> disk_remove
      disk_remove -> flush_it
      flush_it -> disk_flush
      disk_remove -> (disk_ops.gone)
      disk_ops.gone = ext_gone in ext_ops
      ext_gone -> kill_users
      kill_users -> collect_users
      drop_cache_range -> drop_page
      ext_gone -> drop_cache_range
      drop_cache -> drop_cache_range
      """;

  private static String judge(String source, String patch, String text) {
    PatchFacts facts =
        PatchFacts.of(List.of(PatchParser.parse(PatchMail.of("mail", "t", "m\n---\n" + patch))));
    try (Graph graph = GraphText.graph(source)) {
      TraceJudge judge =
          new TraceJudge(
              new Source(
                  GraphView.all(graph),
                  name -> List.of(),
                  name ->
                      name.startsWith("entry_")
                          ? List.of(new MentionSource.Candidate("e.S", () -> name.getBytes(UTF_8)))
                          : List.of(),
                  (name, n) -> List.of(name + "s")),
              facts,
              TraceJudge.MAX_HOPS);
      return judge.judge(TraceReader.read(text)).stream()
          .map(TraceJudgeTest::verdicts)
          .collect(Collectors.joining("\n"));
    }
  }

  private static String verdicts(JudgedTrace judged) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < judged.verdicts().size(); i++) {
      HopVerdict verdict = judged.verdicts().get(i);
      out.append(judged.hop(i).name().name()).append(": ").append(verdict(judged, verdict));
      out.append(verdict.isFinding() ? " !" : "").append(verdict.isUndecided() ? " ?" : "");
      out.append('\n');
    }
    return out.toString();
  }

  private static String verdict(JudgedTrace judged, HopVerdict verdict) {
    return switch (verdict) {
      case HopVerdict.Start _ -> "start";
      case HopVerdict.Called c ->
          c.manner()
              + " "
              + c.path().worst()
              + " from "
              + judged.hop(c.caller()).name().name()
              + " "
              + c.placement()
              + (c.path().counted() > 1 ? way(c.path()) : "");
      case HopVerdict.AddedByPatch a ->
          "added from "
              + judged.hop(a.caller()).name().name()
              + a.lead().map(TraceJudgeTest::way).orElse("")
              + " "
              + a.calls().stream().map(Object::toString).collect(Collectors.joining(", "));
      case HopVerdict.DefinedByPatch d -> "defined by patch " + d.place();
      case HopVerdict.Impossible i ->
          "impossible within "
              + i.bound()
              + i.through().map(f -> " but through " + f).orElse("")
              + near(i.nearest());
      case HopVerdict.Open o -> "open " + o.call().text() + " at " + o.call().site();
      case HopVerdict.Unknown u -> "unknown " + u.names() + near(u.nearest());
      case HopVerdict.NotJudged n -> "not judged " + n.reason().name();
    };
  }

  private static String way(Path path) {
    return path.hops().stream().map(h -> h.to().name()).toList().toString();
  }

  private static String near(Optional<HopVerdict.Nearest> nearest) {
    return nearest
        .map(n -> " near " + n.name() + n.call().map(c -> " at " + c.place()).orElse(""))
        .orElse("");
  }

  /** A table of one type leads everywhere: what stands beside is not what it is called through. */
  @Test
  void aWayThroughWhatStandsBeside() {
    String source =
        DISK
            + """
            ext_gone -> freeze_it
            freeze_it -> (disk_ops.freeze)
            disk_ops.freeze = other_freeze in other_ops
            other_freeze -> drop_tables
            """;
    assertThat(
            judge(
                source,
                "",
                """
                ext_gone()
                 -> freeze_it()
                 -> drop_tables()
                """))
        .endsWith("drop_tables: impossible within 8 but through freeze_it !\n");
    assertThat(
            judge(
                source,
                "",
                """
                ext_gone()
                 -> freeze_it()
                   -> drop_tables()
                """))
        .endsWith("drop_tables: hidden type from freeze_it STATED[other_freeze, drop_tables]\n");
  }

  @Test
  void everyMannerOfAHop() {
    assertThat(
            judge(
                DISK,
                "",
                """
                eject_store()
                 -> ... (skip)
                  -> release_all()
                   -> disk_remove()
                    -> disk_flush()
                    -> ext_gone()
                     -> kill_users()
                      -> driver_detach()
                """))
        .isEqualTo(
            """
            eject_store: start
            release_all: hidden exact from eject_store STATED[driver_detach, device_release, release_all]
            disk_remove: hidden type from release_all STATED[disk_release, disk_remove]
            disk_flush: macro exact from disk_remove STATED
            ext_gone: table type from disk_remove STATED
            kill_users: direct exact from ext_gone STATED
            driver_detach: direct exact from eject_store ANCESTOR !
            """);
  }

  @Test
  void lostIndentation() {
    assertThat(
            judge(
                DISK,
                "",
                """
                -> disk_remove()
                -> ext_gone()
                -> kill_users()
                -> collect_users()
                -> drop_cache_range()
                """))
        .isEqualTo(
            """
            disk_remove: start
            ext_gone: table type from disk_remove PREVIOUS
            kill_users: direct exact from ext_gone PREVIOUS
            collect_users: direct exact from kill_users PREVIOUS
            drop_cache_range: direct exact from ext_gone ANCESTOR
            """);
  }

  @Test
  void siblingsMayBeAChainAndAWrongCallerIsAFinding() {
    assertThat(
            judge(
                DISK,
                "",
                """
                disk_remove()
                  ext_gone()
                  kill_users()
                    collect_users()
                      drop_cache_range()
                """))
        .isEqualTo(
            """
            disk_remove: start
            ext_gone: table type from disk_remove STATED
            kill_users: hidden type from disk_remove STATED[ext_gone, kill_users]
            collect_users: direct exact from kill_users STATED
            drop_cache_range: impossible within 8 !
            """);
  }

  @Test
  void aStaleNameIsToldWithWhatIsReached() {
    assertThat(judge(DISK, "", "ext_gone()\n -> drop_cache()\n -> drop_cash_range()\n"))
        .isEqualTo(
            """
            ext_gone: start
            drop_cache: impossible within 8 near drop_cache_range !
            drop_cash_range: unknown [drop_cache_range] near drop_cache_range !
            """);
  }

  @Test
  void whatIsBelowAnUnknownNameIsTriedFromOutside() {
    assertThat(judge(DISK, "", "disk_remove()\n -> nix_at_all()\n  -> ext_gone()\n   -> one\n"))
        .isEqualTo(
            """
            disk_remove: start
            nix_at_all: unknown [nix_at_alls] !
            ext_gone: table type from disk_remove STATED
            one: not judged PROSE
            """);
    assertThat(judge(DISK, "", "nix_at_all()\n -> ext_gone()\n"))
        .isEqualTo(
            """
            nix_at_all: unknown [nix_at_alls] !
            ext_gone: not judged CALLER_UNKNOWN ?
            """);
  }

  @Test
  void membersAreWhatIsRegisteredInThem() {
    assertThat(
            judge(
                DISK,
                "",
                """
                disk_remove()
                  d->ops->gone()   => ext_gone() or
                                      fat_gone()
                   kill_users()
                  d->ops->nothing()
                """))
        .isEqualTo(
            """
            disk_remove: start
            gone: table type from disk_remove STATED
            ext_gone: table type from disk_remove STATED
            fat_gone: unknown [fat_gones] near ext_gone !
            kill_users: direct exact from ext_gone STATED
            nothing: unknown [] !
            """
                .replace(" near ext_gone", ""));
  }

  @Test
  void framesOfAStack() {
    assertThat(
            judge(
                DISK,
                "",
                """
                 collect_users+0x1/0x2
                 ? disk_flush+0x1/0x2
                 ext_gone.isra.0+0x1/0x2
                 disk_flush+0x1/0x2
                """))
        .isEqualTo(
            """
            collect_users: hidden exact from ext_gone STATED[kill_users, collect_users]
            disk_flush: not judged UNRELIABLE
            ext_gone: impossible within 8 !
            disk_flush: start
            """);
  }

  @Test
  void whereACallLeadsIsNotKnown() {
    assertThat(
            judge(
                "do_call -> call_it\n"
                    + "call_it -> ?table[nr]\n"
                    + "sys_open -> x\n"
                    + "x -> y\n"
                    + "z -> sys_gone\n"
                    + "sys_none -> x\n",
                "",
                """
                 sys_open+0x1/0x2
                 do_call+0x1/0x2
                 entry_call+0x1/0x2

                 sys_gone+0x1/0x2
                 y+0x1/0x2

                 sys_none+0x1/0x2
                 sys_gone+0x1/0x2
                """))
        .isEqualTo(
            """
            sys_open: open table[nr] at k.c:2 ?
            do_call: not judged CALLER_UNKNOWN ?
            entry_call: not judged ASSEMBLY ?

            sys_gone: impossible within 8 !
            y: start

            sys_none: not judged UNCALLED ?
            sys_gone: start
            """);
  }

  private static final String PATCH =
      """
      diff --git a/fs/ext.c b/fs/ext.c
      --- a/fs/ext.c
      +++ b/fs/ext.c
      @@ -10,4 +10,10 @@ int other(void)
       }

      +static int ext_freeze(struct disk *d)
      +{
      +	return freeze_disk(d);
      +}
      +
       int ext_gone(struct disk *d)
       {
      @@ -30,3 +36,4 @@ int ext_gone(struct disk *d)
       	walk(d);
      +	ext_freeze(d);
      +	drop_cache_range(d);
       }
      """
          .replace("@@ -30,3 +36,4 @@", "@@ -30,2 +36,4 @@")
          .replace("-10,4 +10,10", "-10,4 +10,9");

  @Test
  void whatThePatchAdds() {
    String source = DISK.replace("ext_gone -> drop_cache_range\n", "freeze_disk -> x\n");
    assertThat(
            judge(
                source,
                PATCH,
                """
                disk_remove()
                 -> ext_gone()
                  -> ext_freeze()
                   -> freeze_disk()
                  -> freeze_disk()
                  -> drop_cache()
                """))
        .isEqualTo(
            """
            disk_remove: start
            ext_gone: table type from disk_remove STATED
            ext_freeze: added from ext_gone Call[caller=ext_gone, callee=ext_freeze, place=fs/ext.c:37]
            freeze_disk: added from ext_freeze Call[caller=ext_freeze, callee=freeze_disk, place=fs/ext.c:14]
            freeze_disk: added from ext_gone Call[caller=ext_gone, callee=ext_freeze, place=fs/ext.c:37], Call[caller=ext_freeze, callee=freeze_disk, place=fs/ext.c:14]
            drop_cache: impossible within 8 near drop_cache_range at fs/ext.c:38 !
            """);
  }
}
