package org.ktrail.cli.serve;

import java.util.Map;
import org.ktrail.cli.output.Json;

/**
 * What a server says of itself.
 *
 * @param asked how many have asked since it began
 * @param answering how many are being answered
 */
record ServerStatus(long process, String url, long asked, int answering) {
  Map<String, Object> tree() {
    return Json.object("process", process, "url", url, "asked", asked, "answering", answering);
  }
}
