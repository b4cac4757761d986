package org.ktrail.queries.series.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.indexer.mail.Mail;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.indexer.patch.PatchMail;
import org.ktrail.indexer.patch.PatchParser;

/**
 * Groups mails into series by their threads and the version in their subjects. A reroll of single
 * patches ({@code v11.1 2/2}) takes the others from the revision whose number it refines.
 */
public final class Postings {
  private static final Pattern BRACKETS = Pattern.compile("^\\s*((?:\\[[^\\]]*\\]\\s*)+)");
  private static final Pattern VERSION = Pattern.compile("(?i)\\bv(\\d{1,4}(?:\\.\\d{1,4})*)\\b");
  private static final Pattern NUMBER = Pattern.compile("\\b(\\d{1,4})/(\\d{1,4})\\b");

  /** A mail that carries a patch or introduces some. */
  private record Numbered(Mail mail, Patch patch, String version, int number, int of) {}

  private Postings() {}

  /** The series of these mails, in the order of their first mails. */
  public static List<PostedSeries> of(List<Mail> mails) {
    Map<String, Numbered> byId = new LinkedHashMap<>();
    for (Mail mail : mails) {
      numbered(mail).ifPresent(n -> byId.putIfAbsent(mail.name(), n));
    }
    Map<String, List<Numbered>> groups = new LinkedHashMap<>();
    for (Numbered mail : byId.values()) {
      Numbered root = root(mail, byId);
      boolean own = !mail.version().isEmpty() && !mail.version().equals(root.version());
      String key = root.mail().name() + " " + (own ? mail.version() : root.version());
      groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(mail);
    }
    List<PostedSeries> series = new ArrayList<>();
    Map<String, Map<Integer, Patch>> known = new HashMap<>();
    for (List<Numbered> group : groups.values()) {
      add(group, series, known);
    }
    return series;
  }

  private static void add(
      List<Numbered> group, List<PostedSeries> series, Map<String, Map<Integer, Patch>> known) {
    group.sort(Comparator.comparingInt(Numbered::number));
    String version =
        group.stream().map(Numbered::version).filter(v -> !v.isEmpty()).findFirst().orElse("1");
    Map<Integer, Patch> patches = new TreeMap<>();
    int of = group.stream().mapToInt(Numbered::of).max().orElse(0);
    int dot = version.indexOf('.');
    if (dot > 0 && group.stream().filter(n -> n.number() > 0).count() < of) {
      patches.putAll(known.getOrDefault(version.substring(0, dot), Map.of()));
    }
    List<Patch> covers = new ArrayList<>();
    for (Numbered mail : group) {
      if (mail.patch().files().isEmpty() && mail.number() == 0) {
        covers.add(mail.patch());
      } else {
        patches.put(Math.max(1, mail.number()), mail.patch());
      }
    }
    if (patches.isEmpty()) {
      return;
    }
    known.put(version, patches);
    boolean resent =
        group.getFirst().mail().subject().toLowerCase(Locale.ROOT).matches(".*\\bresend\\b.*\\].*");
    series.add(
        new PostedSeries(
            "v" + version + (resent ? "-resend" : ""), covers, List.copyOf(patches.values())));
  }

  private static Optional<Numbered> numbered(Mail mail) {
    Matcher brackets = BRACKETS.matcher(mail.subject());
    if (!brackets.find()) {
      return Optional.empty();
    }
    String prefix = brackets.group(1);
    Matcher number = NUMBER.matcher(prefix);
    boolean counted = number.find();
    if (!counted && !prefix.toUpperCase(Locale.ROOT).contains("PATCH")) {
      return Optional.empty();
    }
    Matcher version = VERSION.matcher(prefix);
    return Optional.of(
        new Numbered(
            mail,
            PatchParser.parse(PatchMail.of(mail.name(), mail.subject(), mail.body())),
            version.find() ? version.group(1) : "",
            counted ? Integer.parseInt(number.group(1)) : 0,
            counted ? Integer.parseInt(number.group(2)) : 0));
  }

  private static Numbered root(Numbered mail, Map<String, Numbered> byId) {
    Numbered root = mail;
    for (int up = 0; up < 10; up++) { // a loop of replies is possible in hostile mail
      Optional<String> parent = root.mail().inReplyTo();
      Numbered next = parent.isPresent() ? byId.get("<" + parent.get() + ">") : null;
      if (next == null) {
        break;
      }
      root = next;
    }
    return root;
  }
}
