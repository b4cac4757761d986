package org.ktrail.queries.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectLineTest {
  /** Flags, version, number/count, tags, title. */
  private static String read(String subject) {
    SubjectLine s = SubjectLine.of(subject);
    return (s.reply() ? "re " : "")
        + (s.patch() ? "patch " : "")
        + (s.rfc() ? "rfc " : "")
        + (s.resend() ? "resend " : "")
        + s.version().map(v -> v + " ").orElse("")
        + (s.number().isPresent()
            ? s.number().getAsInt()
                + (s.between() ? "+/" : "/")
                + (s.count().isPresent() ? s.count().getAsInt() : "?")
                + " "
            : "")
        + s.tags().stream().map(t -> "<" + t + "> ").collect(Collectors.joining())
        + "| "
        + s.title();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      value = {
        "[PATCH] fs: add x => patch | fs: add x",
        "[RFC PATCH v2 3/9] fs: add x => patch rfc v2 3/9 | fs: add x",
        "[PATCH 1.5/3] fs: add x => patch 1+/3 | fs: add x",
        "[PATCH RESEND v6 00/10] fs: add x => patch resend v6 0/10 | fs: add x",
        "[RESEND PATCH v9 0/3] fs: add x => patch resend v9 0/3 | fs: add x",
        "[PATCH v10.1 8/9] fs: add x => patch v10.1 8/9 | fs: add x",
        "[PATCHSETS v2]  v3 core + v2 users => patch v2 | v3 core + v2 users",
        "[PATCH v7 0/8] [PATCH v7 0/8] fs: add x => patch v7 0/8 | fs: add x",
        "[RFC] [PATCH 1/2] fs: add x => patch rfc 1/2 | fs: add x",
        "[PATCH [RFC] v2 1/2] fs: add x => patch rfc v2 1/2 | fs: add x",
        "[[PATCH v2]] fs: add x => patch v2 | fs: add x",
        "[PATCHv2 1/2] fs: add x => patch v2 1/2 | fs: add x",
        "[PATCH-v3-1/2] fs: add x => patch v3 1/2 | fs: add x",
        "[RFCv2 1/2] fs: add x => patch rfc v2 1/2 | fs: add x",
        "[PATCH/RFC 1/2] fs: add x => patch rfc 1/2 | fs: add x",
        "[RFC/PATCH] fs: add x => patch rfc | fs: add x",
        "[PATCH net-next V4 02/11] net: y => patch v4 2/11 <net-next> | net: y",
        "[PATCH 6.1.y] net: y => patch <6.1.y> | net: y",
        "[PATCH v2] [media] cec: z => patch v2 <media> | cec: z",
        "[v2,1/3] net: y => patch v2 1/3 | net: y",
        "[PATCH 2 of 5] net: y => patch 2/5 | net: y",
        "[PATCH v2 1/n] net: y => patch v2 1/? | net: y",
        "[EXT] Re: [PATCH v2 1/2] net: y => re patch v2 1/2 <EXT> | net: y",
        "Re: 回复: Re: [RFC PATCH 0/8] dax: y => re patch rfc 0/8 | dax: y",
        "AW: [PATCH] net: y => re patch | net: y",
        "Re[2]: [PATCH] net: y => re patch | net: y",
        "[xfs]  bf68be0c39: BUG:KASAN => | [xfs] bf68be0c39: BUG:KASAN",
        "PATCH v2 1/2: net: y => patch v2 1/2 | net: y",
        "[PATCH v2 1/2 net: y => patch v2 1/2 | net: y",
        "[PATCH] net: y (v3) => patch v3 | net: y",
        "[PATCH] fs: read a[i] twice => patch | fs: read a[i] twice",
        "[PATCH v99999999999 1/99999999999] x => patch <v99999999999> <1/99999999999> | x",
        "hello => | hello",
        "Re: hello => re | hello",
      })
  void subjectsAreRead(String subject, String expected) {
    assertThat(read(subject)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "[", "]", "[]", "[[[[", "[PATCH", "[PATCH]", "Re:", "[PATCH v"})
  void nothingIsThrown(String subject) {
    assertThat(SubjectLine.of(subject).title()).isNotNull();
  }

  @Test
  void longOnesAreReadInTime() {
    assertThat(SubjectLine.of("[".repeat(1_000_000)).patch()).isFalse();
    assertThat(SubjectLine.of("[PATCH ".repeat(100_000)).patch()).isTrue();
    assertThat(SubjectLine.of("Re: ".repeat(100_000) + "x").reply()).isTrue();
  }
}
