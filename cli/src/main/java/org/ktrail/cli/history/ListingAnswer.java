package org.ktrail.cli.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ktrail.cli.output.Json;
import org.ktrail.indexer.snapshot.Change;
import org.ktrail.indexer.snapshot.EntryHistory.Listing;
import org.ktrail.indexer.snapshot.TreeEntry;

/** How {@code tree} answers. */
final class ListingAnswer {
  /** Digits of an id that a reader is shown. */
  private static final int SHORT = 12;

  private ListingAnswer() {}

  static String text(Listing listing) {
    StringBuilder out = new StringBuilder();
    out.append(listing.path().isEmpty() ? "." : listing.path()).append('\n');
    listing
        .last()
        .ifPresent(c ->
            out.append(c.author())
                .append(' ')
                .append(c.id(), 0, SHORT)
                .append(' ')
                .append(c.subject())
                .append(' ')
                .append(date(c))
                .append('\n'));
    if (!listing.path().isEmpty()) {
      out.append("..\n");
    }
    for (TreeEntry entry : ordered(listing)) {
      out.append(entry.name()).append(entry.isDirectory() ? "/" : "");
      entry.last().ifPresent(c -> out.append(' ').append(c.subject()).append(' ').append(date(c)));
      out.append('\n');
    }
    return out.toString();
  }

  /** Directories first. */
  private static List<TreeEntry> ordered(Listing listing) {
    List<TreeEntry> entries = new ArrayList<>(listing.entries());
    entries.sort(Comparator.comparing(entry -> entry.isDirectory() ? 0 : 1)); // stable
    return entries;
  }

  /** As git's {@code --date=iso} has it, with a colon in the offset. */
  static String date(Change change) {
    String at = change.committed();
    int offset = 19;
    String zone = at.substring(offset).equals("Z") ? "+00:00" : at.substring(offset);
    return at.substring(0, 10) + " " + at.substring(11, offset) + " " + zone;
  }

  static Map<String, Object> json(Listing listing, String revision) {
    Map<String, Object> json =
        Json.object("schema", "ktrail/tree/1", "revision", revision, "path", listing.path());
    listing.last().ifPresent(c -> json.put("last", commit(c)));
    json.put("commits_walked", listing.commits());
    json.put("entries", Json.array(ordered(listing), ListingAnswer::entry));
    return json;
  }

  private static Object entry(TreeEntry entry) {
    Map<String, Object> json =
        Json.object("name", entry.name(), "mode", entry.mode(), "id", entry.id());
    Optional<Change> last = entry.last();
    last.ifPresent(c -> json.put("last", commit(c)));
    return json;
  }

  static Map<String, Object> commit(Change change) {
    return Json.object(
        "commit", change.id(),
        "author", change.author(),
        "email", change.email(),
        "authored", change.authored(),
        "committed", change.committed(),
        "subject", change.subject());
  }
}
