package org.ktrail.indexer.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.TypeRef;

/** The facts of one variant of a blob as they are found, each with the byte it was found at. */
public final class Found {
  final List<Declarations.Function> functions = new ArrayList<>();

  /** Beside each function how much of it was understood. */
  final List<Audits.OfBody> audits = new ArrayList<>();

  final List<Declarations.Prototype> prototypes = new ArrayList<>();
  final List<Declarations.Record> records = new ArrayList<>();
  final List<Declarations.Typedef> typedefs = new ArrayList<>();
  final List<Declarations.Global> globals = new ArrayList<>();
  final List<Declarations.EnumConstant> enumerators = new ArrayList<>();
  final List<Declarations.Invocation> invocations = new ArrayList<>();
  final List<Body> bodies = new ArrayList<>();

  final Offsets prototypeAt = new Offsets();
  final Offsets recordAt = new Offsets();
  final Offsets typedefAt = new Offsets();
  final Offsets globalAt = new Offsets();
  final Offsets enumeratorAt = new Offsets();
  final Offsets invocationAt = new Offsets();

  private final Map<TypeRef, TypeRef> shared = new HashMap<>();

  /** A growing list of ints. */
  static final class Offsets {
    private int[] values = new int[8];
    private int size;

    void add(int value) {
      if (size == values.length) {
        values = java.util.Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }

    int get(int i) {
      return values[i];
    }

    int indexOf(int value) {
      for (int i = 0; i < size; i++) {
        if (values[i] == value) {
          return i;
        }
      }
      return -1;
    }

    void remove(int i) {
      System.arraycopy(values, i + 1, values, i, size - i - 1);
      size--;
    }
  }

  /** Whether what is read now was read before, and records found again replace the first. */
  boolean again;

  int addRecord(Declarations.Record record, int at) {
    int same = again ? recordAt.indexOf(at) : -1;
    if (same >= 0) {
      records.set(same, record);
      return same;
    }
    records.add(record);
    recordAt.add(at);
    return records.size() - 1;
  }

  void addEnumerator(Declarations.EnumConstant constant, int at) {
    enumerators.add(constant);
    enumeratorAt.add(at);
  }

  void addPrototype(Declarations.Prototype prototype, int at) {
    prototypes.add(prototype);
    prototypeAt.add(at);
  }

  void addTypedef(Declarations.Typedef typedef, int at) {
    typedefs.add(typedef);
    typedefAt.add(at);
  }

  void addGlobal(Declarations.Global global, int at) {
    globals.add(global);
    globalAt.add(at);
  }

  void addInvocation(Declarations.Invocation invocation, int at) {
    invocations.add(invocation);
    invocationAt.add(at);
  }

  int addBody(Body body) {
    bodies.add(body);
    return bodies.size() - 1;
  }

  TypeRef tagged(TypeRef.Tag kind, String tag) {
    return share(new TypeRef.Tagged(kind, tag));
  }

  TypeRef pointer(TypeRef to) {
    return to instanceof TypeRef.Named || to instanceof TypeRef.Tagged
        ? share(new TypeRef.Pointer(to))
        : new TypeRef.Pointer(to);
  }

  private TypeRef share(TypeRef type) {
    TypeRef known = shared.putIfAbsent(type, type);
    return known == null ? type : known;
  }

  /** Forgets what was found in a stretch, records excepted, since types point to them. */
  void forget(int from, int to) {
    for (int i = functions.size() - 1; i >= 0; i--) {
      if (functions.get(i).start() >= from && functions.get(i).start() < to) {
        functions.remove(i);
        audits.remove(i);
      }
    }
    forget(prototypes, prototypeAt, from, to);
    forget(typedefs, typedefAt, from, to);
    forget(globals, globalAt, from, to);
    forget(enumerators, enumeratorAt, from, to);
    forget(invocations, invocationAt, from, to);
  }

  private static void forget(List<?> list, Offsets at, int from, int to) {
    for (int i = list.size() - 1; i >= 0; i--) {
      if (at.get(i) >= from && at.get(i) < to) {
        list.remove(i);
        at.remove(i);
      }
    }
  }
}
