package org.ktrail.cli.mcp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ktrail.cli.output.Json;

/**
 * An answer as pages. Its records are the members of certain lists, however deep, in their order; a
 * page is the answer with some of them, and with what stands around them. What has no records below
 * it is one itself. So all pages together have every record once.
 *
 * @param answer the whole
 * @param lists where records are: {@code direct}, or {@code members.dispatches} for a list in each
 *     member of another one; {@code calls} is {@code calls.calls}, too
 */
record AnswerPages(Map<String, Object> answer, List<String> lists) {
  /** Records in a page where nobody says otherwise. */
  static final int RECORDS = 50;

  /** Bytes of a page at most, unless one record alone has more. */
  static final int BYTES = 24_000;

  /**
   * A page.
   *
   * @param from how many records are before it
   * @param to how many are before the next one
   * @param total how many there are
   * @param answer the answer with these alone
   */
  record Page(int from, int to, int total, Map<String, Object> answer) {
    boolean isLast() {
      return to >= total;
    }
  }

  /** The page that begins behind {@code from} records and has {@code most} at most. */
  Page page(int from, int most) {
    Sizes sizes = new Sizes();
    cut(answer, "", sizes);
    int total = sizes.records.size();
    int to = from;
    long bytes = sizes.around;
    while (to < total && to - from < most) {
      bytes += sizes.records.get(to);
      if (bytes > BYTES && to > from) {
        break;
      }
      to++;
    }
    return new Page(from, to, total, cut(answer, "", new Range(from, to)));
  }

  /** Goes through records in their order. */
  private interface Visitor {
    /** Whether the next record, which is this one, stays. */
    boolean keeps(Object item);

    /** What stands around records. */
    void around(String name, Object value);
  }

  /** Nothing stays, and all is measured. */
  private static final class Sizes implements Visitor {
    private final List<Integer> records = new ArrayList<>();
    private long around;

    @Override
    public boolean keeps(Object item) {
      records.add(Json.line(item).length() + 2);
      return false;
    }

    @Override
    public void around(String name, Object value) {
      around += name.length() + Json.line(value).length() + 6L;
    }
  }

  /** Some stay. */
  private static final class Range implements Visitor {
    private final int from;
    private final int to;
    private int at;

    Range(int from, int to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public boolean keeps(Object item) {
      at++;
      return at > from && at <= to;
    }

    @Override
    public void around(String name, Object value) {}
  }

  private Map<String, Object> cut(Map<?, ?> node, String path, Visitor records) {
    Map<String, Object> kept = new LinkedHashMap<>();
    node.forEach((key, value) -> {
      String name = String.valueOf(key);
      String below = below(path, name);
      if (value instanceof List<?> list && (lists.contains(below) || isAround(below))) {
        kept.put(name, around(list, below, records));
      } else if (value instanceof Map<?, ?> map && isAround(below)) {
        kept.put(name, cut(map, below, records));
      } else {
        records.around(name, value);
        kept.put(name, value);
      }
    });
    return kept;
  }

  /** What is in a member; a list that is in members of itself has one name, however deep. */
  private static String below(String path, String name) {
    return path.isEmpty()
        ? name
        : path.endsWith("." + name) || path.equals(name) ? path : path + "." + name;
  }

  private boolean isAround(String path) {
    return lists.stream().anyMatch(list -> list.startsWith(path + "."));
  }

  /** Members that have records, with those that stay. */
  private List<Object> around(List<?> list, String path, Visitor records) {
    List<Object> kept = new ArrayList<>();
    for (Object item : list) {
      if (!(item instanceof Map<?, ?> map) || !hasRecords(map, path)) {
        if (records.keeps(item)) {
          kept.add(item);
        }
        continue;
      }
      Counted counted = new Counted(records);
      Map<String, Object> cut = cut(map, path, counted);
      if (counted.stayed) {
        kept.add(cut);
      }
    }
    return kept;
  }

  private boolean hasRecords(Map<?, ?> node, String path) {
    return node.entrySet().stream()
        .anyMatch(e -> {
          String below = below(path, String.valueOf(e.getKey()));
          return e.getValue() instanceof List<?> list
              ? !list.isEmpty() && (lists.contains(below) || isAround(below))
              : e.getValue() instanceof Map<?, ?> map && isAround(below) && hasRecords(map, below);
        });
  }

  /** Tells whether any stayed. */
  private static final class Counted implements Visitor {
    private final Visitor told;
    private boolean stayed;

    Counted(Visitor told) {
      this.told = told;
    }

    @Override
    public boolean keeps(Object item) {
      boolean kept = told.keeps(item);
      stayed |= kept;
      return kept;
    }

    @Override
    public void around(String name, Object value) {
      told.around(name, value);
    }
  }
}
