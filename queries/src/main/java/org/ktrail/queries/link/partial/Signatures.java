package org.ktrail.queries.link.partial;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.link.world.World;

/**
 * What other files can know of a file's declarations, by name: all but places and bodies. Two that
 * are equal mean the same to everyone else.
 */
final class Signatures {
  /** How deep anonymous records are read. */
  private static final int DEPTH = 6;

  /** A member: its type, and whether other members can be reached or functions held through it. */
  private record Member(String type, boolean leads, boolean function) {}

  private final Map<String, Set<String>> names = new HashMap<>();
  private final Map<String, LinkedHashMap<String, Member>> records = new HashMap<>();
  private final Set<String> linked = new HashSet<>();

  /** Adds what a file, or an expansion in it, declares. */
  Signatures add(Declarations d) {
    for (Declarations.Macro m : d.macros()) {
      put(m.name(), "#" + m.functionLike() + m.parameters() + m.replacement(), d, m.condition());
    }
    for (Declarations.AssemblerMacro m : d.assemblerMacros()) {
      StringBuilder text = new StringBuilder(".macro").append(m.parameters());
      m.body().forEach(s -> text.append('\n').append(s.text()));
      put(m.name(), text.toString(), d, m.condition());
    }
    for (Declarations.Function f : d.functions()) {
      if (World.isPlain(f)) {
        function(f, d.conditions().get(f.condition()), d);
      }
    }
    for (Declarations.Prototype p : d.prototypes()) {
      put(p.name(), "proto " + text(p.result(), d, 0) + parameters(p.parameters(), d), d, 0);
    }
    for (Declarations.Typedef t : d.typedefs()) {
      if (t.type() instanceof TypeRef.Anonymous a && a.record() < d.records().size()) {
        record(t.name(), d.records().get(a.record()), d);
      } else {
        put(t.name(), "typedef " + text(t.type(), d, 0), d, 0);
      }
    }
    for (Declarations.Global g : d.globals()) {
      put(g.name(), "var " + g.isStatic() + g.isExtern() + text(g.type(), d, 0), d, 0);
      if (!g.isStatic() && !g.isExtern()) {
        linked.add(g.name());
      }
    }
    for (Declarations.Record r : d.records()) {
      if (!r.tag().isEmpty()) {
        record(r.tag(), r, d);
      }
    }
    return this;
  }

  /** Adds a function whose condition is told apart. */
  void function(Declarations.Function f, Condition condition, Declarations d) {
    names
        .computeIfAbsent(f.name(), k -> new TreeSet<>())
        .add(
            "fn "
                + f.isStatic()
                + f.weak()
                + text(f.result(), d, 0)
                + parameters(f.parameters(), d)
                + condition);
    if (!f.isStatic()) {
      linked.add(f.name());
    }
  }

  private void put(String name, String signature, Declarations d, int condition) {
    names
        .computeIfAbsent(name, k -> new TreeSet<>())
        .add(signature + d.conditions().get(condition));
  }

  private void record(String tag, Declarations.Record record, Declarations d) {
    members(record, d, records.computeIfAbsent(tag, k -> new LinkedHashMap<>()), 0);
  }

  private static void members(
      Declarations.Record record, Declarations d, Map<String, Member> into, int depth) {
    for (Declarations.Field field : record.fields()) {
      Declarations.Record inner = inner(field.type(), d);
      if (field.name().isEmpty() && inner != null && depth < DEPTH) {
        members(inner, d, into, depth + 1);
      } else {
        String type = text(field.type(), d, 0);
        into.merge(
            field.name(),
            new Member(type, leads(field.type()), function(field.type())),
            (a, b) ->
                new Member(a.type + "|" + b.type, a.leads || b.leads, a.function || b.function));
      }
    }
  }

  private static Declarations.@Nullable Record inner(TypeRef type, Declarations d) {
    return type instanceof TypeRef.Anonymous a && a.record() < d.records().size()
        ? d.records().get(a.record())
        : null;
  }

  private static boolean leads(TypeRef type) {
    return switch (type) {
      case TypeRef.Tagged t -> true;
      case TypeRef.Named n -> !PLAIN.contains(n.name());
      case TypeRef.Anonymous a -> true;
      case TypeRef.Pointer p -> leads(p.to());
      case TypeRef.Array a -> leads(a.of());
      case TypeRef.Function f -> true;
      case TypeRef.TypeOf t -> true;
      case TypeRef.Unknown u -> false;
    };
  }

  private static final Set<String> PLAIN =
      Set.of(
          "void",
          "char",
          "int",
          "long",
          "short",
          "unsigned",
          "unsigned int",
          "unsigned long",
          "unsigned char",
          "unsigned short",
          "unsigned long long",
          "long long",
          "bool",
          "u8",
          "u16",
          "u32",
          "u64",
          "s8",
          "s16",
          "s32",
          "s64",
          "size_t",
          "atomic_t",
          "spinlock_t");

  private static boolean function(TypeRef type) {
    return switch (type) {
      case TypeRef.Function f -> true;
      case TypeRef.Pointer p -> function(p.to());
      case TypeRef.Array a -> function(a.of());
      case TypeRef.Named n -> !PLAIN.contains(n.name());
      case TypeRef.TypeOf t -> true;
      case TypeRef.Tagged t -> false;
      case TypeRef.Anonymous a -> true;
      case TypeRef.Unknown u -> false;
    };
  }

  private static String parameters(List<Declarations.Parameter> parameters, Declarations d) {
    StringBuilder out = new StringBuilder("(");
    parameters.forEach(
        p -> out.append(text(p.type(), d, 0)).append(' ').append(p.name()).append(','));
    return out.append(')').toString();
  }

  private static String text(TypeRef type, Declarations d, int depth) {
    return switch (type) {
      case TypeRef.Tagged t -> t.kind() + " " + t.tag();
      case TypeRef.Named n -> n.name();
      case TypeRef.Pointer p -> text(p.to(), d, depth) + "*";
      case TypeRef.Array a -> text(a.of(), d, depth) + "[]";
      case TypeRef.Function f -> {
        List<String> parameters = new ArrayList<>();
        f.parameters().forEach(p -> parameters.add(text(p, d, depth)));
        yield text(f.result(), d, depth) + parameters;
      }
      case TypeRef.Anonymous a -> {
        Declarations.Record record = inner(type, d);
        if (record == null || depth >= DEPTH) {
          yield "{}";
        }
        StringBuilder out = new StringBuilder("{");
        record
            .fields()
            .forEach(f ->
                out.append(text(f.type(), d, depth + 1)).append(' ').append(f.name()).append(';'));
        yield out.append('}').toString();
      }
      case TypeRef.TypeOf t -> t.toString();
      case TypeRef.Unknown u -> "?";
    };
  }

  /**
   * A name that means something else now.
   *
   * @param beside a second name that a file must mention too to be concerned, "" for none
   * @param linked whether files that do not include the declaration are concerned too
   * @param byPlace a record whose members have other places: only initialisers that name none are
   *     concerned
   */
  record Changed(String name, String beside, boolean linked, boolean byPlace) {
    Changed(String name, String beside, boolean linked) {
      this(name, beside, linked, false);
    }
  }

  /** What differs. */
  static Set<Changed> between(Signatures before, Signatures now) {
    Set<Changed> changed = new HashSet<>();
    for (String name : union(before.names, now.names)) {
      if (!before
          .names
          .getOrDefault(name, Set.of())
          .equals(now.names.getOrDefault(name, Set.of()))) {
        changed.add(
            new Changed(name, "", before.linked.contains(name) || now.linked.contains(name)));
      }
    }
    for (String tag : union(before.records, now.records)) {
      LinkedHashMap<String, Member> old = before.records.get(tag);
      LinkedHashMap<String, Member> fresh = now.records.get(tag);
      if (old == null || fresh == null) {
        changed.add(new Changed(tag, "", false));
      } else if (!old.equals(fresh) || !places(old).equals(places(fresh))) {
        members(tag, old, fresh, changed);
      }
    }
    return changed;
  }

  private static Set<String> union(Map<String, ?> a, Map<String, ?> b) {
    Set<String> all = new TreeSet<>(a.keySet());
    all.addAll(b.keySet());
    return all;
  }

  private static void members(
      String tag,
      LinkedHashMap<String, Member> old,
      LinkedHashMap<String, Member> fresh,
      Set<Changed> changed) {
    for (String name : union(old, fresh)) {
      Member a = old.get(name);
      Member b = fresh.get(name);
      if (a == null || b == null) {
        // Who names a member that was not there, or is not any more, names the record somewhere.
        changed.add(new Changed(name, tag, false));
      } else if (!a.equals(b) && (a.leads || b.leads)) {
        changed.add(new Changed(name, "", false));
      }
    }
    // Initialisers may name members by their place only.
    Map<String, Integer> before = places(old);
    Map<String, Integer> now = places(fresh);
    before.keySet().retainAll(now.keySet());
    now.keySet().retainAll(before.keySet());
    if (!before.equals(now)) {
      changed.add(new Changed(tag, "", false, true));
    }
  }

  private static Map<String, Integer> places(LinkedHashMap<String, Member> members) {
    Map<String, Integer> places = new TreeMap<>();
    int place = 0;
    for (Map.Entry<String, Member> e : members.entrySet()) {
      if (e.getValue().function) {
        places.put(e.getKey(), place);
      }
      place++;
    }
    return places;
  }
}
