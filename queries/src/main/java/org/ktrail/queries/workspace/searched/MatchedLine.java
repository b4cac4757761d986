package org.ktrail.queries.workspace.searched;

/**
 * A line that matches.
 *
 * @param number from 1
 * @param bytes without the end of the line
 * @param function around it, or the macro; "" if there is none or nobody asked
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record MatchedLine(int number, byte[] bytes, String function) {}
