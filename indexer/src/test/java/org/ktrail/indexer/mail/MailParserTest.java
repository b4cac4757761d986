package org.ktrail.indexer.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.mail.MailDefect.Kind;

class MailParserTest {
  private static final String HEADER =
      "From: Ann <ann@x.example>\nDate: Mon, 1 Jan 2024 10:00:00 +0100\nMessage-ID: <a@x>\n";

  private static Mail parse(byte[] bytes) {
    return new MailParser(MailLimits.DEFAULT)
        .parse(bytes, bytes.length, List.of(), new MailParser.Place("source", "mail 1", 0));
  }

  private static Mail parse(String text) {
    return parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Kind> kinds(Mail mail) {
    return mail.defects().stream().map(MailDefect::kind).toList();
  }

  @Test
  void headersAreDecodedAndUnfolded() {
    Mail mail =
        parse(
            "From: =?utf-8?q?J=C3=B6rg?= <joerg@x.example>\n"
                + "Subject: [PATCH\n v2 1/2] =?UTF-8?B?ZsO2bw==?=\n =?UTF-8?B?YmFy?= baz\n"
                + "Date: Mon, 1 Jan 2024 10:00:00 +0100\nMessage-ID:\n <a@x>\n"
                + "In-Reply-To: <b@x>\nReferences: <c@x>\n\t<b@x>\nChange-Id: I123\n\nhi\n");
    assertThat(mail.from()).isEqualTo(new Mailbox("Jörg", "joerg@x.example"));
    assertThat(mail.subject()).isEqualTo("[PATCH v2 1/2] föobar baz");
    assertThat(mail.date()).contains(Instant.parse("2024-01-01T09:00:00Z"));
    assertThat(mail.messageId()).isEqualTo("a@x");
    assertThat(mail.inReplyTo()).contains("b@x");
    assertThat(mail.references()).containsExactly("c@x", "b@x");
    assertThat(mail.header("change-id")).contains("I123");
    assertThat(mail.body()).isEqualTo("hi\n");
    assertThat(mail.defects()).isEmpty();
  }

  @Test
  void aDayMayBePadded() {
    assertThat(parse("Subject: x\nDate: Tue,  6 Aug 2024 14:07:47 +1200\n\n").date())
        .contains(Instant.parse("2024-08-06T02:07:47Z"));
  }

  @Test
  void rawUtf8AndLatin1HeadersAreRead() {
    assertThat(parse("Subject: föö\nFrom: Jörg <j@x.example>\n\n").from().name()).isEqualTo("Jörg");
    assertThat(parse("Subject: föö\n\n".getBytes(StandardCharsets.ISO_8859_1)).subject())
        .isEqualTo("föö");
  }

  @Test
  void theAuthorNamedInTheTextCounts() {
    Mail mail = parse(HEADER + "\nFrom: Bob B <bob@y.example>\n\nThis does x.\n");
    assertThat(mail.from().name()).isEqualTo("Ann");
    assertThat(mail.author()).isEqualTo(new Mailbox("Bob B", "bob@y.example"));
  }

  @Test
  void transferEncodingsAreUndone() {
    assertThat(
            parse(HEADER + "Content-Transfer-Encoding: quoted-printable\n\n+a =3D 1;=\n b\n")
                .body())
        .isEqualTo("+a = 1; b\n");
    String encoded =
        Base64.getMimeEncoder().encodeToString("+a\r\n+ü\r\n".getBytes(StandardCharsets.UTF_8));
    assertThat(
            parse(
                    HEADER
                        + "Content-Type: text/plain; charset=utf-8\n"
                        + "Content-Transfer-Encoding: base64\n\n"
                        + encoded
                        + "\n")
                .body())
        .isEqualTo("+a\n+ü\n");
    byte[] gb = "+中文\n".getBytes(Charset.forName("GB2312"));
    assertThat(
            parse(
                    HEADER
                        + "Content-Type: text/plain; charset=\"gb2312\"\n"
                        + "Content-Transfer-Encoding: base64\n\n"
                        + Base64.getEncoder().encodeToString(gb))
                .body())
        .isEqualTo("+中文\n");
  }

  @Test
  void lineEndsOfMailGoAndThoseOfAPatchedFileStay() {
    assertThat(parse((HEADER + "\nall\nlines\n").replace("\n", "\r\n")).body())
        .isEqualTo("all\nlines\n");
    assertThat(parse(HEADER + "\ndiff --git a/x b/x\n-old\r\n+new\r\n").body())
        .isEqualTo("diff --git a/x b/x\n-old\r\n+new\r\n");
  }

  @Test
  void flowedTextIsUndoneAsGitDoes() {
    String type = "Content-Type: text/plain; format=flowed";
    Mail mail = parse(HEADER + type + "\n\na long \nline\n  stuffed\n-- \nAnn\n");
    assertThat(mail.body()).isEqualTo("a long line\n stuffed\n-- \nAnn\n");
    assertThat(mail.defects()).isEmpty();
    assertThat(parse(HEADER + type + "; delsp=yes\n\nsplit \nword\n").body())
        .isEqualTo("splitword\n");
    Mail patch =
        parse(
            HEADER + type + "\n\ndiff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n  a\n-b\n+c\n");
    assertThat(patch.body()).contains("\n a\n-b\n");
    assertThat(kinds(patch)).containsExactly(Kind.FLOWED);
  }

  @Test
  void plainTextAndAttachedPatchesAreTheBody() {
    Mail mail =
        parse(
            HEADER
                + """
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: multipart/alternative; boundary=c

                --c
                Content-Type: text/plain

                plain
                --c
                Content-Type: text/html

                <p>html</p>
                --c--
                --b
                Content-Type: text/x-patch; name="0001.patch"
                Content-Disposition: attachment; filename="0001.patch"
                Content-Transfer-Encoding: base64

                ZGlmZiAtLWdpdCBhL3ggYi94Cg==
                --b
                Content-Type: text/plain; name=".config"
                Content-Disposition: attachment; filename=".config"

                CONFIG_X=y
                --b
                Content-Type: application/octet-stream; name="x.diff"

                --- a/x
                +++ b/x
                --b--
                """);
    assertThat(mail.body()).isEqualTo("plain\ndiff --git a/x b/x\n--- a/x\n+++ b/x");
    assertThat(mail.carriesDiff()).isTrue();
    assertThat(mail.defects()).isEmpty();
  }

  @Test
  void quotedDiffsAreNone() {
    assertThat(parse(HEADER + "\n> diff --git a/x b/x\n> --- a/x\n> +++ b/x\n").carriesDiff())
        .isFalse();
  }

  @Test
  void whatIsMissingIsADefect() {
    assertThat(kinds(parse(""))).containsExactly(Kind.NO_HEADER);
    assertThat(kinds(parse("Subject: x\n\n"))).containsExactly(Kind.NO_MESSAGE_ID, Kind.NO_DATE);
    assertThat(parse("Subject: x\n\n").name()).isEqualTo("mail 1");
    assertThat(kinds(parse("Message-ID: <a@x>\nDate: yesterday\n\n")))
        .containsExactly(Kind.NO_DATE);
    assertThat(kinds(parse(HEADER + "Content-Type: text/html\n\n<p>x</p>\n")))
        .containsExactly(Kind.HTML_ONLY);
  }

  @Test
  void hostileEncodingsAreBorne() {
    Mail charset = parse(HEADER + "Content-Type: text/plain; charset=\"kl\\ningon\"\n\nf\u00fc\n");
    assertThat(charset.body()).isEqualTo("fü\n");
    assertThat(kinds(charset)).containsExactly(Kind.CHARSET);
    Mail base64 =
        parse(
            HEADER + "Content-Transfer-Encoding: base64\n\nZGlmZg=!!\u0000==Z*\nnot base64 at all");
    assertThat(base64.messageId()).isEqualTo("a@x");
    assertThat(kinds(base64)).contains(Kind.BROKEN_ENCODING);
    Mail nul = parse(HEADER + "\nint\0x;\n");
    assertThat(nul.body()).isEqualTo("int\uFFFDx;\n");
    assertThat(kinds(nul)).containsExactly(Kind.NUL_BYTES);
    Mail torn =
        parse(HEADER + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\ntext\n--b\nConte");
    assertThat(torn.body()).startsWith("text");
  }

  @Test
  void partsNestedDeeplyAreCutOff() {
    StringBuilder mail = new StringBuilder(HEADER);
    for (int i = 0; i < 1000; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=b")
          .append(i)
          .append("\n\n--b")
          .append(i)
          .append('\n');
    }
    Mail read = parse(mail.append("\ndeep\n").toString());
    assertThat(read.messageId()).isEqualTo("a@x");
    assertThat(kinds(read)).contains(Kind.NESTED_TOO_DEEP);
    StringBuilder wide =
        new StringBuilder(HEADER + "Content-Type: multipart/mixed; boundary=b\n\n");
    wide.append("--b\n\nx\n".repeat(5000));
    assertThat(kinds(parse(wide.toString()))).contains(Kind.NESTED_TOO_DEEP);
  }

  @Test
  void hugeHeadersAreCutOff() {
    Mail longField = parse("X: " + "x".repeat(10_000_000) + "\n" + HEADER + "Subject: s\n\nbody\n");
    assertThat(longField.messageId()).isEqualTo("a@x");
    assertThat(longField.body()).isEqualTo("body\n");
    assertThat(kinds(longField)).containsExactly(Kind.OVERSIZED_HEADER);
    Mail folded =
        parse(
            HEADER
                + "Subject: s\nTo: a@b.example"
                + ",\n c@d.example".repeat(700_000)
                + "\n\nbody\n");
    assertThat(folded.subject()).isEqualTo("s");
    assertThat(folded.body()).isEqualTo("body\n");
    assertThat(kinds(folded)).containsExactly(Kind.OVERSIZED_HEADER);
    Mail many = parse(HEADER + "X: y\n".repeat(1_000_000) + "\nbody\n");
    assertThat(many.messageId()).isEqualTo("a@x");
    assertThat(many.body()).isEqualTo("body\n");
    assertThat(kinds(many)).containsExactly(Kind.OVERSIZED_HEADER);
  }

  @Test
  void hugeMailsAreCutOff() {
    Mail mail = parse(HEADER + "\n" + "x".repeat(20 << 20));
    assertThat(mail.messageId()).isEqualTo("a@x");
    assertThat(mail.body().length()).isLessThanOrEqualTo(16 << 20);
    assertThat(kinds(mail)).containsExactly(Kind.OVERSIZED);
  }
}
