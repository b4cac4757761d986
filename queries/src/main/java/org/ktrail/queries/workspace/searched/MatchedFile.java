package org.ktrail.queries.workspace.searched;

import java.util.List;

/**
 * A file with a line that matches.
 *
 * @param binary git takes it for no text: of its lines none is told
 * @param count lines that match; 1 where only files were asked for, and of a binary one, unless
 *     counts were asked for
 * @param lines empty where only files or counts were asked for
 */
public record MatchedFile(String path, boolean binary, int count, List<MatchedLine> lines) {}
