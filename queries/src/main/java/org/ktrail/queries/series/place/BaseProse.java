package org.ktrail.queries.series.place;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.indexer.patch.Patch;

/** Finds words in which people name the base of their series. */
final class BaseProse {
  /**
   * @param words as written
   * @param name the revision or tree that is named
   */
  record Claim(String words, String name, String origin, int line) {}

  private static final Pattern BASED =
      Pattern.compile(
          "\\b(?:re)?bas(?:ed|ing)\\s+(?:on|onto|to|upon|against)\\s+"
              + "(?:top\\s+of\\s+)?(?:the\\s+)?(?:latest\\s+|current\\s+)?"
              + "[\"'“(\\[]?(\\S{1,100})",
          Pattern.CASE_INSENSITIVE);

  /** More would be a hostile mail's. */
  private static final int MOST = 20;

  private BaseProse() {}

  static List<Claim> in(PostedSeries series) {
    List<Claim> claims = new ArrayList<>();
    series.covers().forEach(cover -> in(cover, claims));
    series.patches().forEach(patch -> in(patch, claims));
    return claims;
  }

  private static void in(Patch patch, List<Claim> claims) {
    in(patch, patch.message(), patch.messageLine(), claims);
    in(patch, patch.notes(), patch.notesLine(), claims);
  }

  private static void in(Patch patch, String text, int first, List<Claim> claims) {
    int line = first;
    for (String words : text.split("\n", -1)) {
      Matcher based = BASED.matcher(words);
      while (based.find() && claims.size() < MOST) {
        String name = based.group(1).replaceAll("(?<![\"'”).,;:\\]])[\"'”).,;:\\]]++$", "");
        claims.add(new Claim(words.strip(), name, patch.origin(), line));
      }
      line++;
    }
  }
}
