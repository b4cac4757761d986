package org.ktrail.indexer.kbuild;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Condition;

/** The variables of one run of make, over those that it inherits. */
final class MakeScope {
  private final @Nullable MakeScope inherited;
  private final Map<String, Variable> own = new LinkedHashMap<>();

  MakeScope(@Nullable MakeScope inherited) {
    this.inherited = inherited;
  }

  /** Text that is expanded at each use, and the condition under which it is part of the value. */
  record Piece(String text, Condition when) {}

  sealed interface Variable {
    /** Expanded when it was assigned. */
    record Simple(List<MakeWord> words) implements Variable {}

    /** Expanded when it is used. */
    record Recursive(List<Piece> pieces) implements Variable {}
  }

  @Nullable Variable get(String name) {
    Variable variable = own.get(name);
    return variable != null || inherited == null ? variable : inherited.get(name);
  }

  void set(String name, List<MakeWord> words) {
    own.put(name, new Variable.Simple(words));
  }

  void setText(String name, String text) {
    own.put(name, new Variable.Recursive(List.of(new Piece(text, Condition.ALWAYS))));
  }

  /** Puts back what {@link #set} hid; null if there was nothing. */
  void restore(String name, @Nullable Variable old) {
    if (old == null) {
      own.remove(name);
    } else {
      own.put(name, old);
    }
  }

  /** {@code :=} where {@code guard} holds; elsewhere the old value stays. */
  void assign(String name, List<MakeWord> words, Condition guard, MakeExpander expander) {
    List<MakeWord> value = new ArrayList<>();
    if (!guard.equals(Condition.ALWAYS)) {
      value.addAll(MakeWord.under(expander.value(name), Guards.not(guard)));
    }
    value.addAll(MakeWord.under(words, guard));
    set(name, value);
  }

  /** {@code =} where {@code guard} holds. */
  void assignText(String name, String text, Condition guard) {
    List<Piece> pieces = new ArrayList<>();
    if (!guard.equals(Condition.ALWAYS)) {
      Condition otherwise = Guards.not(guard);
      for (Piece piece : pieces(name)) {
        pieces.add(new Piece(piece.text, Guards.and(piece.when, otherwise)));
      }
    }
    pieces.add(new Piece(text, guard));
    own.put(name, new Variable.Recursive(pieces));
  }

  /** {@code +=}: keeps the flavour that the variable has. */
  void append(String name, String text, Condition guard, MakeExpander expander) {
    if (get(name) instanceof Variable.Simple simple) {
      List<MakeWord> words =
          own.containsKey(name) && simple.words instanceof ArrayList<MakeWord> mine
              ? mine
              : new ArrayList<>(simple.words);
      words.addAll(MakeWord.under(expander.expand(text), guard));
      set(name, words);
    } else {
      List<Piece> pieces = new ArrayList<>(pieces(name));
      pieces.add(new Piece(text, guard));
      own.put(name, new Variable.Recursive(pieces));
    }
  }

  private List<Piece> pieces(String name) {
    return switch (get(name)) {
      case null -> List.of();
      case Variable.Recursive r -> r.pieces;
      case Variable.Simple s ->
          s.words.stream().map(w -> new Piece(w.text().replace("$", "$$"), w.when())).toList();
    };
  }

  /** Names assigned in this scope itself, in order of first assignment. */
  List<String> ownNames() {
    return List.copyOf(own.keySet());
  }
}
