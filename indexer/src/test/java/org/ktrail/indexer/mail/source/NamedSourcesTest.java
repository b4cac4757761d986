package org.ktrail.indexer.mail.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.transport.BundleWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.mail.Mail;
import org.ktrail.indexer.mail.MailDefect.Kind;
import org.ktrail.indexer.mail.MailLimits;
import org.ktrail.indexer.snapshot.Repositories;

class NamedSourcesTest {
  private static final String FROM = "From mboxrd@z Thu Jan  1 00:00:00 1970\n";
  private static final String DIFF = "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n";

  @TempDir Path directory;

  private static String mail(String id, String subject, String body) {
    return "From: Ann <ann@x.example>\nDate: Mon, 1 Jan 2024 10:00:00 +0000\nMessage-ID: <"
        + id
        + ">\nSubject: "
        + subject
        + "\n\n"
        + body;
  }

  private MailSource resolve(String word, String input, boolean online) {
    return new NamedSources(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            () -> Repositories.open(directory.resolve("repository")),
            online,
            NamedSources.defaultServer(),
            MailLimits.DEFAULT)
        .resolve(word);
  }

  private List<String> ids(String word) {
    return subjects(resolve(word, "", false));
  }

  private static List<String> subjects(MailSource source) {
    MailSource.Contents contents = source.contents();
    assertThat(contents.problems()).isEmpty();
    return contents.mails().stream().map(Mail::subject).toList();
  }

  private Path write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void mboxesAreSplitAndUnquoted() throws IOException {
    Path box =
        write(
            "a.mbox",
            FROM
                + mail("1@x", "one", "a\n>From b\n>>From c\n> From d\nFrom here on\n\n")
                + FROM
                + mail("2@x", "two", "b\n"));
    MailSource.Contents contents = resolve(box.toString(), "", false).contents();
    assertThat(contents.mails()).hasSize(2);
    assertThat(contents.mails().getFirst().body())
        .isEqualTo("a\nFrom b\n>From c\n> From d\nFrom here on\n\n");
    assertThat(contents.mails().getLast().position()).endsWith("a.mbox, mail 2");
  }

  @Test
  void gzipIsUnpacked() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write((FROM + mail("1@x", "one", "a\n")).repeat(2).getBytes(StandardCharsets.UTF_8));
    }
    Path box = Files.write(directory.resolve("a.mbox.gz"), bytes.toByteArray());
    assertThat(ids(box.toString())).containsExactly("one", "one");
    byte[] torn = Arrays.copyOf(bytes.toByteArray(), bytes.size() - 15);
    MailSource.Contents contents =
        resolve(Files.write(directory.resolve("b.mbox.gz"), torn).toString(), "", false).contents();
    assertThat(contents.problems()).hasSize(1);
    assertThat(contents.mails().getLast().defects()).anyMatch(d -> d.kind() == Kind.TORN);
  }

  @Test
  void standardInputIsAMailAnMboxOrAPatch() {
    assertThat(subjects(resolve("-", mail("1@x", "one", "a\n"), false))).containsExactly("one");
    assertThat(
            subjects(
                resolve(
                    "-",
                    FROM + mail("1@x", "one", "a\n") + FROM + mail("2@x", "two", "a\n"),
                    false)))
        .containsExactly("one", "two");
    assertThat(subjects(resolve("-", "mend x\n\n" + DIFF, false))).containsExactly("mend x");
    assertThat(subjects(resolve("-", "", false))).isEmpty();
    assertThat(subjects(resolve("-", "Index: x\n--- a/x\n+++ b/x\n", false))).containsExactly("-");
  }

  @Test
  void maildirsAreRead() throws IOException {
    write("box/cur/2.host:2,S", mail("2@x", "two", ""));
    write("box/new/1.host", mail("1@x", "one", ""));
    write("box/tmp/3.host", mail("3@x", "three", ""));
    assertThat(ids(directory.resolve("box").toString())).containsExactly("one", "two");
  }

  @Test
  void linksAndPipesOfADirectoryAreToldAndNotRead() throws IOException {
    write("secret", mail("0@x", "secret", DIFF));
    write("l/0001-a.patch", mail("1@x", "one", DIFF));
    Files.createSymbolicLink(directory.resolve("l/0002-b.patch"), directory.resolve("secret"));
    MailSource.Contents contents = resolve(directory.resolve("l").toString(), "", false).contents();
    assertThat(contents.mails()).extracting(Mail::subject).containsExactly("one");
    assertThat(contents.problems()).hasSize(1);
    assertThat(contents.problems().getFirst().toString()).contains("0002-b.patch", "symbolic link");
    write("m/new/1.host", mail("1@x", "one", ""));
    write("m/cur/keep", mail("2@x", "two", ""));
    Files.createSymbolicLink(directory.resolve("m/cur/0.host"), directory.resolve("secret"));
    assertThat(resolve(directory.resolve("m").toString(), "", false).contents().mails())
        .extracting(Mail::subject)
        .containsExactlyInAnyOrder("one", "two");
  }

  @Test
  void directoriesOfPatchesAreReadInOrder() throws IOException {
    write("p/0002-b.patch", mail("2@x", "two", DIFF));
    write("p/0001-a.patch", mail("1@x", "one", DIFF));
    write("p/notes.txt", "no patch");
    assertThat(ids(directory.resolve("p").toString())).containsExactly("one", "two");
    write("empty/notes.txt", "no patch");
    assertThatThrownBy(() -> ids(directory.resolve("empty").toString()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("neither mails nor patches");
  }

  @Test
  void quiltSeriesAreReadAndStayInside() throws IOException {
    write("q/patches/series", "# first\nb.patch -p1 # why\n\nsub/a.patch\n");
    write("q/patches/b.patch", "Subject: bee\n\n" + DIFF);
    write("q/patches/sub/a.patch", DIFF);
    assertThat(ids(directory.resolve("q").toString())).containsExactly("bee", "a.patch");
    write("secret.patch", DIFF);
    write("q/patches/series", "../../secret.patch\n");
    assertThatThrownBy(() -> ids(directory.resolve("q").toString()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("outside");
    Files.createSymbolicLink(
        directory.resolve("q/patches/link.patch"), directory.resolve("secret.patch"));
    write("q/patches/series", "link.patch\n");
    assertThatThrownBy(() -> ids(directory.resolve("q").toString()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("outside");
    write("q/patches/series", "gone.patch\n");
    assertThatThrownBy(() -> ids(directory.resolve("q").toString()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("not there: gone.patch");
  }

  @Test
  void publicInboxOfFormat2IsRead() throws Exception {
    Path inbox = directory.resolve("inbox");
    try (Git git = Git.init().setDirectory(inbox.toFile()).call()) {
      commit(git, inbox, "m", mail("1@x", "one", "a\n"));
      commit(git, inbox, "m", mail("2@x", "spam", "a\n"));
      Files.delete(inbox.resolve("m"));
      git.rm().addFilepattern("m").call();
      commit(git, inbox, "d", mail("2@x", "spam", "a\n"));
      Files.delete(inbox.resolve("d"));
      git.rm().addFilepattern("d").call();
      commit(
          git,
          inbox,
          "m",
          mail("3@x", "three", "a\n").replace("Subject", "In-Reply-To: <1@x>\nSubject"));
      commit(git, inbox, "m", mail("4@x", "four", "a\n"));
    }
    assertThat(ids(inbox.toString())).containsExactly("one", "three", "four");
    assertThat(ids(inbox.resolve(".git").toString())).containsExactly("one", "three", "four");
    assertThat(ids(inbox + "/3@x")).containsExactly("one", "three");
    assertThatThrownBy(() -> ids(inbox + "/9@x"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no mail <9@x>");
    Path archive = directory.resolve("archive/git");
    Files.createDirectories(archive);
    for (int epoch : List.of(0, 1)) {
      Git.cloneRepository()
          .setBare(true)
          .setURI(inbox.toUri().toString())
          .setDirectory(archive.resolve(epoch + ".git").toFile())
          .call()
          .close();
    }
    assertThat(ids(directory.resolve("archive").toString())).hasSize(6);
  }

  @Test
  void aBundleOfPublicInboxIsRead() throws Exception {
    Path inbox = directory.resolve("inbox");
    Path sources = directory.resolve("sources");
    Path bundle = directory.resolve("inbox.bundle");
    Path part = directory.resolve("part.bundle");
    Path none = directory.resolve("none.bundle");
    try (Git git = Git.init().setDirectory(inbox.toFile()).call()) {
      commit(git, inbox, "m", mail("1@x", "one", "a\n"));
      RevCommit first = git.log().call().iterator().next();
      commit(git, inbox, "m", mail("2@x", "two", "a\n"));
      bundle(git, bundle, Optional.empty());
      bundle(git, part, Optional.of(first));
    }
    try (Git git = Git.init().setDirectory(sources.toFile()).call()) {
      commit(git, sources, "a.c", "int a;\n");
      bundle(git, none, Optional.empty());
    }
    assertThat(ids(bundle.toString())).containsExactly("one", "two");
    assertThat(ids(bundle + "/2@x")).containsExactly("two");
    assertThatThrownBy(() -> ids(part.toString())).hasMessageContaining("a bundle of a part");
    assertThatThrownBy(() -> ids(none.toString())).hasMessageContaining("none of mails");
    byte[] torn = Arrays.copyOf(Files.readAllBytes(bundle), (int) Files.size(bundle) - 30);
    assertThatThrownBy(() -> ids(Files.write(part, torn).toString()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cannot be read");
  }

  private static void bundle(Git git, Path file, Optional<RevCommit> assumed) throws IOException {
    BundleWriter writer = new BundleWriter(git.getRepository());
    writer.include("refs/heads/main", git.getRepository().resolve("HEAD"));
    assumed.ifPresent(writer::assume);
    try (var out = Files.newOutputStream(file)) {
      writer.writeBundle(NullProgressMonitor.INSTANCE, out);
    }
  }

  @Test
  void publicInboxOfFormat1IsRead() throws Exception {
    Path inbox = directory.resolve("inbox");
    try (Git git = Git.init().setDirectory(inbox.toFile()).call()) {
      commit(git, inbox, "0a/" + "b".repeat(38), mail("1@x", "one", "a\n"));
      commit(git, inbox, "1a/" + "c".repeat(38), mail("2@x", "two", "a\n"));
      git.rm().addFilepattern("0a").call();
      commit(git, inbox, "2a/" + "d".repeat(38), mail("3@x", "three", "a\n"));
    }
    assertThat(ids(inbox.toString())).containsExactly("two", "three");
  }

  @Test
  void rangesAreMailsOfTheirCommits() throws Exception {
    Path at = directory.resolve("repository");
    try (Git git = Git.init().setDirectory(at.toFile()).call()) {
      commit(git, at, "f.c", "int a;\n");
      commit(git, at, "f.c", "int b;\n");
      commit(git, at, "g.c", "int c;\n");
    }
    MailSource.Contents contents = resolve("HEAD~2..HEAD", "", false).contents();
    assertThat(contents.mails())
        .extracting(Mail::subject)
        .containsExactly("[PATCH 1/2] set f.c", "[PATCH 2/2] set g.c");
    assertThat(contents.mails().getFirst().body())
        .contains("---\ndiff --git a/f.c b/f.c\n")
        .contains("\n-int a;\n+int b;\n");
    assertThatThrownBy(() -> resolve("nope..HEAD", "", false).contents())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no commit nope");
    assertThatThrownBy(() -> ids(at.toString()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("name a range of it");
  }

  private static void commit(Git git, Path top, String path, String text) throws Exception {
    Files.createDirectories(top.resolve(path).getParent());
    Files.writeString(top.resolve(path), text);
    git.add().addFilepattern(path).call();
    git.commit().setSign(false).setAuthor("Ann", "ann@x.example").setMessage("set " + path).call();
  }

  @Test
  void nothingIsFetchedUnlessAllowed() {
    for (String word : List.of("a@x.example", "<a@x.example>", "https://lore.example/all/a@x/")) {
      assertThatThrownBy(() -> resolve(word, "", false))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("--online");
    }
    assertThatThrownBy(() -> resolve("https://lore.example/all/", "", true))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("names no mail");
    assertThatThrownBy(() -> resolve("nothing", "", true)).isInstanceOf(UserError.class);
  }

  @Test
  void addressesOfMailsLeadToTheirThread() {
    for (String address :
        List.of(
            "https://l.example/all/a-1@x/",
            "https://l.example/all/a-1@x",
            "https://l.example/all/a-1@x/T/#u",
            "https://l.example/all/a-1%40x/raw",
            "https://l.example/all/a-1@x/t.mbox.gz")) {
      assertThat(Lore.uri(address).map(Object::toString))
          .as(address)
          .contains("https://l.example/all/a-1@x/t.mbox.gz");
    }
  }

  @Test
  void threadsAreFetchedWithinBounds() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write((FROM + mail("a@x", "one", "a\n")).getBytes(StandardCharsets.UTF_8));
    }
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          byte[] body = path.equals("/all/a@x/t.mbox.gz") ? packed.toByteArray() : new byte[0];
          if (path.startsWith("/r/")) {
            exchange.getResponseHeaders().add("Location", path.replace("/r/", "/all/"));
          } else if (path.startsWith("/away/")) {
            exchange.getResponseHeaders().add("Location", "http://elsewhere.example/x");
          }
          boolean moved = path.startsWith("/r/") || path.startsWith("/away/");
          exchange.sendResponseHeaders(
              moved ? 302 : body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      String at = "http://127.0.0.1:" + server.getAddress().getPort();
      assertThat(subjects(resolve(at + "/all/a@x/T/", "", true))).containsExactly("one");
      assertThat(subjects(resolve(at + "/r/a@x", "", true))).containsExactly("one");
      assertThatThrownBy(() -> resolve(at + "/all/b@x/", "", true).contents())
          .isInstanceOf(UserError.class)
          .hasMessageContaining("no such mail");
      assertThatThrownBy(() -> resolve(at + "/away/a@x/", "", true).contents())
          .isInstanceOf(UserError.class)
          .hasMessageContaining("elsewhere");
    } finally {
      server.stop(0);
    }
  }

  /** 100 MB of one line, and 100 MB of mails, in a heap that holds neither. */
  @Test
  void hugeMboxesAreStreamed() {
    byte[] start = (FROM + mail("1@x", "one", "")).getBytes(StandardCharsets.UTF_8);
    byte[] end = ("\n" + FROM + mail("2@x", "two", "b\n")).getBytes(StandardCharsets.UTF_8);
    List<Mail> mails =
        read(
            new SequenceInputStream(
                new ByteArrayInputStream(start),
                new SequenceInputStream(
                    new Repeated("x", 100 << 20), new ByteArrayInputStream(end))));
    assertThat(mails).extracting(Mail::subject).containsExactly("one", "two");
    assertThat(mails.getFirst().size()).isGreaterThan(100 << 20);
    assertThat(mails.getFirst().defects()).anyMatch(d -> d.kind() == Kind.OVERSIZED);
    String one = FROM + mail("1@x", "one", "line\n".repeat(2000));
    int[] count = {0};
    new MboxStream(
            new Repeated(one, 100 << 20),
            "s",
            "s",
            0,
            MailLimits.DEFAULT,
            new MailSource.MailSink() {
              @Override
              public void mail(Mail mail) {
                count[0]++;
              }

              @Override
              public void problem(String position, String detail) {
                throw new AssertionError(detail);
              }
            })
        .read();
    assertThat(count[0]).isEqualTo((100 << 20) / one.length() + 1);
  }

  private static List<Mail> read(InputStream in) {
    List<Mail> mails = new ArrayList<>();
    new MboxStream(
            in,
            "s",
            "s",
            0,
            MailLimits.DEFAULT,
            new MailSource.MailSink() {
              @Override
              public void mail(Mail mail) {
                mails.add(mail);
              }

              @Override
              public void problem(String position, String detail) {
                throw new UncheckedIOException(new IOException(detail));
              }
            })
        .read();
    return mails;
  }

  private static final class Repeated extends InputStream {
    private final byte[] unit;
    private final long size;
    private long at;

    Repeated(String unit, long size) {
      this.unit = unit.getBytes(StandardCharsets.UTF_8);
      this.size = size;
    }

    @Override
    public int read() {
      return at >= size ? -1 : unit[(int) (at++ % unit.length)];
    }
  }
}
