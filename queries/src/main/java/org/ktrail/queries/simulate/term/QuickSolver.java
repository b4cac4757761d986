package org.ktrail.queries.simulate.term;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ktrail.queries.simulate.ir.Operation;

/**
 * Answers what simple reasoning can: comparisons of symbols with numbers, single bits, values that
 * happen to fit. Asks another solver the rest, and keeps every answer.
 */
public final class QuickSolver implements Solver {
  private static final int KEPT = 50_000;
  private static final int GUESSES = 4;
  private static final int MODELS = 8;

  private final Solver further;
  private final Map<Set<Term>, Answer> known =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Set<Term>, Answer> eldest) {
          return size() > KEPT;
        }
      };

  private final Deque<Map<Term.Symbol, Long>> models = new ArrayDeque<>();
  private long asked;
  private long passedOn;

  public QuickSolver(Solver further) {
    this.further = further;
  }

  @Override
  public Answer ask(Collection<Term> conditions) {
    asked++;
    Set<Term> key = new HashSet<>(conditions);
    Answer answer = known.get(key);
    if (answer == null) {
      answer = decide(conditions);
      known.put(key, answer);
    }
    return answer;
  }

  private Answer decide(Collection<Term> conditions) {
    Facts facts = new Facts();
    for (Term c : conditions) {
      if (c.equals(Terms.FALSE) || !facts.learn(c)) {
        return Answer.IMPOSSIBLE;
      }
    }
    if (facts.areAll()) {
      return Answer.POSSIBLE;
    }
    Set<Term.Symbol> symbols = new LinkedHashSet<>();
    conditions.forEach(c -> symbols.addAll(Symbols.of(c)));
    for (int i = 0; i < GUESSES; i++) {
      if (holds(conditions, facts.guess(symbols, i))) {
        return Answer.POSSIBLE;
      }
    }
    for (Map<Term.Symbol, Long> m : models) {
      if (holds(conditions, m)) {
        return Answer.POSSIBLE;
      }
    }
    passedOn++;
    Answer answer = further.ask(conditions);
    Optional<Map<Term.Symbol, Long>> model = further.example();
    if (answer == Answer.POSSIBLE && model.isPresent()) {
      models.addFirst(model.get());
      if (models.size() > MODELS) {
        models.removeLast();
      }
    }
    return answer;
  }

  private static boolean holds(Collection<Term> conditions, Map<Term.Symbol, Long> values) {
    for (Term c : conditions) {
      if (Symbols.value(c, values) != 1) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Optional<Map<Term.Symbol, Long>> model(Collection<Term> conditions) {
    Facts facts = new Facts();
    Set<Term.Symbol> symbols = new LinkedHashSet<>();
    for (Term c : conditions) {
      if (c.equals(Terms.FALSE) || !facts.learn(c)) {
        return Optional.empty();
      }
      symbols.addAll(Symbols.of(c));
    }
    for (int i = 0; i < GUESSES; i++) {
      Map<Term.Symbol, Long> guess = facts.guess(symbols, i);
      if (holds(conditions, guess)) {
        return Optional.of(guess);
      }
    }
    return further.model(conditions);
  }

  @Override
  public Optional<Map<Term.Symbol, Long>> example() {
    return further.example();
  }

  /** What conditions say of single symbols and single bits. */
  private static final class Facts {
    private final Map<Term.Symbol, Ranges> ranges = new HashMap<>();
    private final Map<Term.Extract, Boolean> bits = new HashMap<>();
    private boolean other;

    /**
     * @return false if it contradicts what is known
     */
    boolean learn(Term condition) {
      Optional<Term> negated = negated(condition);
      Term atom = negated.orElse(condition);
      if (atom instanceof Term.Symbol s) {
        Ranges r = ranges.computeIfAbsent(s, x -> new Ranges(1));
        r.keep(Operation.EQUAL, negated.isPresent() ? 0 : 1, false);
        return !r.isEmpty();
      }
      if (atom instanceof Term.Extract e && e.of() instanceof Term.Symbol) {
        Boolean before = bits.put(e, negated.isEmpty());
        return before == null || before == negated.isEmpty();
      }
      if (condition instanceof Term.Binary b && b.operation().isComparison()) {
        boolean swapped = b.left().isKnown();
        Term of = swapped ? b.right() : b.left();
        Term with = swapped ? b.left() : b.right();
        if (of instanceof Term.Symbol s && with instanceof Term.Known k) {
          Ranges r = ranges.computeIfAbsent(s, x -> new Ranges(x.bits()));
          r.keep(b.operation(), k.value(), swapped);
          return !r.isEmpty();
        }
      }
      other = true;
      return true;
    }

    private static Optional<Term> negated(Term t) {
      return t instanceof Term.Binary b
              && b.operation() == Operation.XOR
              && b.right().equals(Terms.TRUE)
          ? Optional.of(b.left())
          : Optional.empty();
    }

    /** Whether nothing was said but what these can show to be possible. */
    boolean areAll() {
      return !other
          && bits.keySet().stream().noneMatch(e -> ranges.containsKey((Term.Symbol) e.of()));
    }

    Map<Term.Symbol, Long> guess(Set<Term.Symbol> symbols, int n) {
      Map<Term.Symbol, Long> out = new LinkedHashMap<>();
      int i = 0;
      for (Term.Symbol s : symbols) {
        Ranges r = ranges.get(s);
        int which = n < 2 ? n : n == 2 ? i + 1 : (i + 1) * 64;
        out.put(s, (r == null ? new Ranges(s.bits()) : r).pick(which) & Terms.mask(s.bits()));
        i++;
      }
      bits.forEach((e, set) -> {
        Term.Symbol s = (Term.Symbol) e.of();
        long bit = 1L << e.from();
        out.computeIfPresent(s, (k, v) -> set ? v | bit : v & ~bit);
      });
      return out;
    }
  }
}
