package org.ktrail.cli.grep;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ktrail.cli.output.Json;
import org.ktrail.queries.workspace.searched.GrepQuestion.Wanted;
import org.ktrail.queries.workspace.searched.MatchedFile;
import org.ktrail.queries.workspace.searched.MatchedLine;

/** Lines that match as JSON. */
record GrepJson(String regex, String revision, Wanted wanted, List<MatchedFile> files) {
  /**
   * @param limit lines, or where none are told files, that are told at most
   */
  Map<String, Object> tree(int limit) {
    List<Object> told = new ArrayList<>();
    long lines = 0;
    for (MatchedFile file : files) {
      int left = (int) Math.max(0, limit - Math.max(lines, told.size()));
      lines += file.lines().size();
      if (left > 0) {
        told.add(file(file, left));
      }
    }
    return Json.object(
        "schema",
        "ktrail/grep/1",
        "pattern",
        regex,
        "revision",
        revision,
        "files",
        files.size(),
        "lines",
        files.stream().mapToLong(MatchedFile::count).sum(),
        "matches",
        told);
  }

  private Object file(MatchedFile file, int limit) {
    Map<String, Object> json = Json.object("file", file.path(), "binary", file.binary());
    if (wanted == Wanted.COUNTS) {
      json.put("count", file.count());
    }
    if (wanted == Wanted.LINES) {
      json.put("lines", Json.array(file.lines().stream().limit(limit).toList(), GrepJson::line));
    }
    return json;
  }

  private static Object line(MatchedLine line) {
    return Json.object(
        "line", line.number(),
        "function", line.function(),
        "text", new String(line.bytes(), UTF_8));
  }
}
