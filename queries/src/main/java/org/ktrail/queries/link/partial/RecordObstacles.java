package org.ktrail.queries.link.partial;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.link.base.LinkBase;
import org.ktrail.queries.link.world.CompanionTables;

/**
 * What changed records and variables would change in files that are not linked anew: initialisers
 * by place of records within others, which members hold functions anywhere, and which tables one
 * record names together ({@link CompanionTables}).
 */
final class RecordObstacles {
  /** Files that mention a record of which it is asked whether a record of theirs holds one. */
  private static final int ASKED = 400;

  private final PartialFacts facts;
  private final LinkBase base;

  RecordObstacles(PartialFacts facts, LinkBase base) {
    this.facts = facts;
    this.base = base;
  }

  Optional<String> find() {
    for (int f : facts.changedOrGone()) {
      @Nullable Declarations before = facts.before(f);
      @Nullable Declarations now = facts.isGone(f) ? null : facts.declarations(f);
      if (!companions(before).equals(companions(now))) {
        return Optional.of(facts.path(f) + " names tables together, and others than before");
      }
      Optional<String> found = functions(before, now);
      if (found.isPresent()) {
        return found;
      }
      for (Signatures.Changed changed : Signatures.between(signatures(before), signatures(now))) {
        if (changed.byPlace() && isWithinAnother(changed.name())) {
          return Optional.of("members of " + changed.name() + " have other places in others");
        }
      }
    }
    return Optional.empty();
  }

  private static Signatures signatures(@Nullable Declarations d) {
    return d == null ? new Signatures() : new Signatures().add(d);
  }

  /** Whether a record has one of this tag as a member, not by pointer. */
  private boolean isWithinAnother(String tag) {
    List<Integer> mentioning = facts.filesMentioning(tag);
    if (mentioning.size() > ASKED) {
      return true;
    }
    for (int f : mentioning) {
      if (!facts.isGone(f)) {
        for (Declarations.Record r : facts.declarations(f).records()) {
          if (r.fields().stream().anyMatch(field -> isOf(field.type(), tag))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean isOf(TypeRef type, String tag) {
    return switch (type) {
      case TypeRef.Tagged t -> t.tag().equals(tag);
      case TypeRef.Named n -> n.name().equals(tag);
      case TypeRef.Array a -> isOf(a.of(), tag);
      default -> false;
    };
  }

  // ---- members that hold functions

  /** A member or type that holds functions now and did not, or the other way, if others have it. */
  private Optional<String> functions(@Nullable Declarations before, @Nullable Declarations now) {
    Set<String> old = holding(before);
    Set<String> fresh = holding(now);
    Set<String> differ = new TreeSet<>(old);
    differ.removeAll(fresh);
    for (String name : fresh) {
      if (!old.contains(name)
          && !base.functionMembers().contains(name)
          && !base.functionTypedefs().contains(name)) {
        differ.add(name);
      }
    }
    for (String name : differ) {
      for (int f : facts.filesMentioning(name)) {
        if (!facts.isChanged(f) && !facts.isGone(f)) {
          return Optional.of("whether " + name + " may be a function is another matter now");
        }
      }
    }
    return Optional.empty();
  }

  private Set<String> holding(@Nullable Declarations d) {
    Set<String> names = new HashSet<>();
    if (d != null) {
      d.records()
          .forEach(r ->
              r.fields().stream()
                  .filter(f -> mayHoldFunction(f.type()))
                  .forEach(f -> names.add(f.name())));
      d.typedefs().stream()
          .filter(t -> mayHoldFunction(t.type()))
          .forEach(t -> names.add(t.name()));
    }
    names.remove("");
    return names;
  }

  private boolean mayHoldFunction(TypeRef type) {
    return switch (type) {
      case TypeRef.Function f -> true;
      case TypeRef.Pointer p -> mayHoldFunction(p.to());
      case TypeRef.Array a -> mayHoldFunction(a.of());
      case TypeRef.Named n -> base.functionTypedefs().contains(n.name());
      default -> false;
    };
  }

  // ---- tables that a record names together

  private static Set<Set<String>> companions(@Nullable Declarations d) {
    Set<Set<String>> found = new HashSet<>();
    if (d != null) {
      for (Declarations.Global g : d.globals()) {
        if (g.initializer() instanceof Expr.Init init) {
          CompanionTables.addresses(init, found);
        }
      }
    }
    return found;
  }
}
