package org.ktrail.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * A repository and mails in which everything that can be named is named so that a terminal, a
 * parser or a reader is led astray. Texts here are bytes, written as Latin-1.
 */
final class NastyNames {
  private NastyNames() {}

  /** What stands at the start of a line that is forged. */
  static final String FORGED = "mm/";

  static final List<String> TOKENS =
      List.of(
          "esc\u001b[31m\u001b]0;title\u0007",
          "c1-byte\u009b31m",
          utf8("c1\u009b31m\u0085mm/nel.c:1: forged"),
          utf8("bidi\u202e\u2066\u202a\u2069"),
          utf8("zero\u200b\u200d\ufeff\u00ad"),
          utf8("lines\u2028mm/ls.c:1: forged\u2029"),
          utf8("tags" + Character.toString(0xe0041)),
          "x\nmm/y.c:1: forged",
          "x\rmm/z.c:2: forged",
          "tab\tin\tit",
          "quo\"te'",
          "back\\slash\\N\\",
          "end]]>",
          "<script>alert(1)<",
          "a--b-->",
          "=cmd|calc!A0",
          "@sum",
          "\u00e9",
          utf8("\u00e9"),
          "\u00ff\u00fe\u00c3",
          "\u00ed\u00a0\u0080", // half a surrogate pair
          "n".repeat(1000),
          "-dash",
          "%s%n%1$s",
          "$(id)`id`",
          "{x}",
          "#quot;&amp;",
          "a b");

  /** What may stand in a name of C: letters beyond ASCII. */
  static final List<String> LETTERS =
      List.of(
          utf8("\u009b"),
          utf8("\u202e"),
          utf8("\u200b"),
          utf8("\u2028"),
          utf8("\u0085"),
          "\u00e9",
          "\u009b",
          utf8("\u00e9"));

  private static final Instant TIME = Instant.parse("2026-11-21T18:26:07Z");

  /** The bytes of a text in UTF-8, as this class writes bytes. */
  static String utf8(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  /** Makes a bare repository of two commits, {@code HEAD} and {@code v1} before it. */
  static void create(Path directory) throws IOException {
    try (Repository repository =
            new FileRepositoryBuilder().setBare().setGitDir(directory.toFile()).build();
        ObjectInserter inserter = repository.newObjectInserter()) {
      repository.create(true);
      ObjectId first = commit(files(false), Optional.empty(), "first", inserter);
      String message = "nasty: " + String.join(" ", TOKENS) + "\n\n" + changelog();
      ObjectId second = commit(files(true), Optional.of(first), message, inserter);
      inserter.flush();
      refer(repository, "refs/tags/v1", first);
      refer(repository, Constants.HEAD, second);
    }
  }

  private static void refer(Repository repository, String name, ObjectId commit)
      throws IOException {
    var ref = repository.updateRef(name);
    ref.setNewObjectId(commit);
    ref.forceUpdate();
  }

  private static ObjectId commit(
      Map<String, String> files, Optional<ObjectId> parent, String message, ObjectInserter inserter)
      throws IOException {
    DirCache cache = DirCache.newInCore();
    DirCacheBuilder builder = cache.builder();
    for (Map.Entry<String, String> file : files.entrySet()) {
      DirCacheEntry entry = new DirCacheEntry(file.getKey().getBytes(ISO_8859_1));
      entry.setFileMode(FileMode.REGULAR_FILE);
      entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, file.getValue().getBytes(ISO_8859_1)));
      builder.add(entry);
    }
    builder.finish();
    CommitBuilder commit = new CommitBuilder();
    commit.setTreeId(cache.writeTree(inserter));
    parent.ifPresent(commit::setParentId);
    commit.setAuthor(
        new PersonIdent("A \u001b[31m \u202e \u009b", "a@example.org", TIME, ZoneOffset.UTC));
    commit.setCommitter(commit.getAuthor());
    commit.setMessage(new String(message.getBytes(ISO_8859_1), UTF_8));
    return inserter.insert(commit);
  }

  /**
   * @param later with what the second commit brings
   */
  private static Map<String, String> files(boolean later) {
    Map<String, String> files = new TreeMap<>();
    files.put(
        "include/nasty.h",
        """
        struct nasty;
        struct nasty_ops { int (*run)(struct nasty *n); };
        struct nasty { const struct nasty_ops *ops; int count; };
        #define module_init(f) int init_module(void) { return f(); }
        int nasty_target(struct nasty *n);
        """);
    files.put(
        "core/core.c",
        """
        #include "../include/nasty.h"
        int nasty_target(struct nasty *n) { n->count++; return 0; }
        int nasty_call(struct nasty *n) { return n->ops->run(n); }
        static int nasty_start(void) { struct nasty n; return nasty_call(&n); }
        module_init(nasty_start);
        """);
    for (int i = 0; i < TOKENS.size(); i++) {
      files.put("drivers/" + TOKENS.get(i) + ".c", source(i, later));
      files.put("drivers/" + TOKENS.get(i) + "/Kconfig", "config A" + i + "\n\tbool \"a\"\n");
    }
    StringBuilder makefile = new StringBuilder();
    StringBuilder kconfig = new StringBuilder("config NASTY\n\tbool \"nasty\"\n");
    StringBuilder maintainers = new StringBuilder("Maintainers List\n\n");
    for (String token : TOKENS) {
      makefile.append("obj-$(CONFIG_").append(token).append(") += ").append(token).append(".o\n");
      kconfig.append("config ").append(token).append("\n\tbool \"").append(token).append("\"\n");
      kconfig.append("source \"drivers/").append(token).append("/Kconfig\"\n");
      maintainers.append(token).append("\nM:\t").append(token).append(" <a@example.org>\nF:\t");
      maintainers.append(token).append("/\n\n");
    }
    files.put("drivers/Makefile", makefile.toString());
    files.put("Makefile", "obj-y += drivers/\n");
    files.put("Kconfig", kconfig.toString());
    files.put("MAINTAINERS", maintainers.toString());
    return files;
  }

  private static String source(int i, boolean later) {
    String token = TOKENS.get(i).replace("\n", " ").replace("\r", " ");
    String letter = LETTERS.get(i % LETTERS.size());
    String text =
        """
        #include "../include/nasty.h"
        #include "TOKEN.h"
        #define L_made_I(x) x(0)
        #define L_text_I "TOKEN"
        /* TOKEN */
        #if defined(CONFIG_L) && L_MACRO(TOKEN)
        static int run_I(struct nasty *n) { return nasty_target(n); }
        #else
        static int run_I(struct nasty *n) { return 0; }
        #endif
        const struct nasty_ops L_ops_I = { .run = run_I, .L_member = run_I };
        struct L_nasty { int L_member; };
        int nastyL_I(struct L_nasty *n, int TOKEN)
        {
        	L_made_I(run_I);
        	n->L_member = printk("TOKEN", L_text_I);
        	n->ops->L_run(n, "TOKEN", 'x');
        	return run_I(n) + shared();
        }
        """;
    if (later) {
      text +=
          """

          /**
           * added_I() - TOKEN
           * @L: TOKEN
           */
          int nasty_addedL_I(struct nasty *n)
          {
          	nastyL_I(n, 0);
          	return nasty_call(n) + nasty_missingL_I("TOKEN");
          }
          """;
    }
    return text.replace("TOKEN", token).replace("_I", "_" + i).replace("L", letter);
  }

  private static String changelog() {
    StringBuilder text = new StringBuilder("Control gets there so:\n\n  nasty_start()\n");
    for (String letter : LETTERS) {
      text.append("    -> nasty").append(letter).append("_0()\n");
    }
    text.append("      -> nasty_call()\n        -> nasty_target()\n\n");
    for (String token : TOKENS) {
      text.append("As nasty_call() and ").append(token).append(" show, CONFIG_").append(token);
      text.append(" and drivers/").append(token).append(".c are.\n");
    }
    return text.append("\nSigned-off-by: A ")
        .append(TOKENS.getFirst())
        .append(" <a@x>\n\n")
        .toString();
  }

  /** An mbox of a series in two versions. */
  static void mails(Path mbox) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int version = 1; version <= 2; version++) {
      text.append(mail(version, 0, ""));
      for (int patch = 1; patch <= TOKENS.size(); patch++) {
        text.append(mail(version, patch, diff(version, patch - 1)));
      }
    }
    Files.write(mbox, text.toString().getBytes(ISO_8859_1));
  }

  private static String mail(int version, int patch, String diff) {
    String token = TOKENS.get(Math.max(0, patch - 1));
    String prefix = version == 1 ? "[PATCH " : "[PATCH v2 ";
    String id = "<v" + version + "-" + patch + ".$'%|{}`@example.org>";
    String title = patch % 2 == 0 ? word(token) : token.replaceAll("[\n\r]", " ");
    return "From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\n"
        + ("Message-Id: " + id + "\n")
        + (patch == 0 ? "" : "In-Reply-To: <v" + version + "-0.$'%|{}`@example.org>\n")
        + ("From: " + word("A " + token) + " <a@example.org>\n")
        + ("Date: Sat, 21 Nov 2026 18:26:0" + version + " +0000\n")
        + ("Subject: " + prefix + patch + "/" + TOKENS.size() + "] nasty: " + title + "\n\n")
        + changelog()
        + (diff.isEmpty() ? "" : "---\n " + token.replace("\n", " ") + ".c | 3 +++\n\n" + diff)
        + "-- \n2.39.5\n\n";
  }

  /** An encoded word with any bytes in it. */
  private static String word(String token) {
    StringBuilder word = new StringBuilder("=?utf-8?q?");
    for (byte b : token.getBytes(ISO_8859_1)) {
      word.append("=%02X".formatted(b & 0xff));
      if (word.length() > 300) {
        break;
      }
    }
    return word.append("?=").toString();
  }

  private static String diff(int version, int i) {
    String path = quoted("drivers/" + TOKENS.get(i) + ".c");
    String before = source(i, false);
    String after = source(i, true) + (version == 1 ? "" : "int nasty_v2(void) { return 2; }\n");
    List<String> old = before.lines().toList();
    StringBuilder hunk = new StringBuilder();
    old.subList(old.size() - 2, old.size())
        .forEach(line -> hunk.append(' ').append(line).append('\n'));
    String added = after.substring(before.length());
    List.of(added.split("\n", -1))
        .subList(0, added.split("\n", -1).length - 1)
        .forEach(line -> hunk.append('+').append(line).append('\n'));
    int plus = added.split("\n", -1).length - 1;
    return "diff --git \"a/%s\" \"b/%s\"\nindex 0123456..789abcd 100644\n--- \"a/%s\"\n+++ \"b/%s\"\n"
            .formatted(path, path, path, path)
        + "@@ -%d,2 +%d,%d @@ %s\n"
            .formatted(
                old.size() - 1, old.size() - 1, 2 + plus, TOKENS.get(i).replaceAll("[\n\r]", " "))
        + hunk;
  }

  /** As git writes it in a diff. */
  private static String quoted(String path) {
    StringBuilder text = new StringBuilder();
    for (char c : path.toCharArray()) {
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ' || c >= 0x7f) {
        text.append("\\%03o".formatted((int) c));
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
