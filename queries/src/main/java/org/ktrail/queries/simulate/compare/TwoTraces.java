package org.ktrail.queries.simulate.compare;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ktrail.queries.simulate.ir.ExpressionText;
import org.ktrail.queries.simulate.run.Happening;

/**
 * Where two traces part. Calls that a scenario makes itself and that have another name on the other
 * side are passed over – that the name is another one is told by the roles – as long as a call that
 * both make differs within.
 *
 * @param before moments of one
 * @param after moments of the other
 * @param from where the call of the scenario that they part in begins, before
 * @param old the first moment that differs, before; the size if there is none
 * @param now the first moment that differs, after; the size if there is none
 */
record TwoTraces(List<Moment> before, List<Moment> after, int from, int old, int now) {
  /** Moments that are shown from where traces part. */
  private static final int SHOWN = 4;

  /** The depth of what a scenario does itself, in one of its steps. */
  private static final int OWN = 1;

  static TwoTraces of(List<Moment> before, List<Moment> after) {
    List<Part> a = parts(before);
    List<Part> b = parts(after);
    List<AbstractDelta<String>> deltas =
        DiffUtils.diff(a.stream().map(Part::head).toList(), b.stream().map(Part::head).toList())
            .getDeltas();
    int i = 0;
    int j = 0;
    int next = 0;
    while (i < a.size() && j < b.size()) {
      if (next < deltas.size() && deltas.get(next).getSource().getPosition() == i) {
        i += deltas.get(next).getSource().size();
        j += deltas.get(next).getTarget().size();
        next++;
        continue;
      }
      TwoTraces part = within(before, a.get(i++), after, b.get(j++));
      if (part.old() < part.before().size() || part.now() < part.after().size()) {
        return part.over(before, after);
      }
    }
    return plain(before, after);
  }

  /** Everything up to the first difference, whatever it is. */
  private static TwoTraces plain(List<Moment> before, List<Moment> after) {
    int n = common(before, after);
    return new TwoTraces(before, after, 0, n, n);
  }

  /** Moments of what a scenario does at one place. */
  private record Part(int from, int to, String head) {}

  private static List<Part> parts(List<Moment> moments) {
    List<Part> out = new ArrayList<>();
    for (int i = 0; i < moments.size(); ) {
      int end = i + 1;
      while (moments.get(i).depth() >= OWN
          && end < moments.size()
          && moments.get(end).depth() > moments.get(i).depth()) {
        end++;
      }
      out.add(new Part(i, end, head(moments.get(i))));
      i = end;
    }
    return out;
  }

  private static String head(Moment m) {
    return m.trace().event() instanceof Happening.Called c
        ? "call " + ExpressionText.plain(c.function())
        : m.what();
  }

  private static TwoTraces within(List<Moment> before, Part a, List<Moment> after, Part b) {
    List<Moment> old = before.subList(a.from() + 1, a.to());
    List<Moment> now = after.subList(b.from() + 1, b.to());
    int n = common(old, now);
    boolean same = n == old.size() && n == now.size();
    return same
        ? new TwoTraces(before, after, a.from(), before.size(), after.size())
        : new TwoTraces(before, after, a.from(), a.from() + 1 + n, b.from() + 1 + n);
  }

  private TwoTraces over(List<Moment> wholeBefore, List<Moment> wholeAfter) {
    return new TwoTraces(wholeBefore, wholeAfter, from, old, now);
  }

  /** How far they go together. */
  int at() {
    return Math.min(old, now);
  }

  /** How many moments at the beginning are the same. */
  private static int common(List<Moment> a, List<Moment> b) {
    int n = 0;
    while (n < a.size()
        && n < b.size()
        && a.get(n).depth() == b.get(n).depth()
        && a.get(n).what().equals(b.get(n).what())) {
      n++;
    }
    return n;
  }

  Optional<Parting> parting(Origins origins) {
    if (old == before.size() && now == after.size()) {
      return Optional.empty();
    }
    Optional<Origins.Found> found = origins.of(this);
    return Optional.of(
        new Parting(
            now < after.size() ? around(after, now) : around(before, old),
            now == 0 ? Optional.empty() : Optional.of(after.get(now - 1)),
            shown(before, old),
            shown(after, now),
            found.map(Origins.Found::change),
            found.map(Origins.Found::atPlace).orElse(false)));
  }

  private static List<Moment> around(List<Moment> moments, int at) {
    List<Moment> out = new ArrayList<>();
    int depth = moments.get(at).depth();
    for (int i = at - 1; i >= 0 && depth > 0; i--) {
      Moment m = moments.get(i);
      if (m.depth() < depth && m.trace().event() instanceof Happening.Called) {
        out.addFirst(m);
        depth = m.depth();
      }
    }
    return out;
  }

  /** The next ones, to the end of the call that the first one is in. */
  private static List<Moment> shown(List<Moment> moments, int at) {
    List<Moment> out = new ArrayList<>();
    for (int i = at; i < moments.size() && out.size() < SHOWN; i++) {
      if (moments.get(i).depth() < moments.get(at).depth()) {
        break;
      }
      out.add(moments.get(i));
    }
    return out;
  }
}
