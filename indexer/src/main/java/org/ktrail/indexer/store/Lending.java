package org.ktrail.indexer.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What is opened once and lent to many, for any number of threads. A number of things stays open
 * that nobody has; what is lent is never closed.
 *
 * @param <T> the things
 */
public final class Lending<T> implements AutoCloseable {
  private final int kept;
  private final Consumer<T> closer;
  private final Map<String, Item<T>> items = new LinkedHashMap<>(8, 0.75f, true);
  private boolean closed;

  /**
   * @param kept how many stay open that nobody has; with none, all is closed when it is given back
   */
  public Lending(int kept, Consumer<T> closer) {
    this.kept = kept;
    this.closer = closer;
  }

  private static final class Item<T> {
    final T thing;
    int borrowers;

    Item(T thing) {
      this.thing = thing;
    }
  }

  /**
   * What was lent.
   *
   * @param giveBack to be run once
   */
  public record Loan<T>(T thing, Runnable giveBack) {}

  /**
   * Lends what a key names.
   *
   * @param opener opens it where it is not open; empty if it is not there. Two who ask first at
   *     once open it twice, and have the same
   */
  public Optional<Loan<T>> lend(String key, Supplier<Optional<T>> opener) {
    synchronized (this) {
      Item<T> open = items.get(key);
      if (open != null) {
        return Optional.of(lent(open));
      }
    }
    return opener.get().map(thing -> lent(key, thing));
  }

  private Loan<T> lent(String key, T thing) {
    T unused = null;
    Loan<T> loan;
    synchronized (this) {
      Item<T> open = items.get(key);
      if (open == null) {
        open = new Item<>(thing);
        items.put(key, open);
      } else {
        unused = thing;
      }
      loan = lent(open);
    }
    if (unused != null) {
      closer.accept(unused);
    }
    return loan;
  }

  private synchronized Loan<T> lent(Item<T> item) {
    item.borrowers++;
    return new Loan<>(item.thing, () -> giveBack(item));
  }

  private void giveBack(Item<T> item) {
    List<T> unwanted;
    synchronized (this) {
      item.borrowers--;
      unwanted = unwanted(closed ? 0 : kept);
    }
    unwanted.forEach(closer);
  }

  /** Takes away what nobody has, the least lately used first, but for so many. */
  private List<T> unwanted(int most) {
    long idle = items.values().stream().filter(item -> item.borrowers == 0).count();
    List<T> taken = new ArrayList<>();
    for (Iterator<Item<T>> each = items.values().iterator(); each.hasNext() && idle > most; ) {
      Item<T> item = each.next();
      if (item.borrowers == 0) {
        each.remove();
        taken.add(item.thing);
        idle--;
      }
    }
    return taken;
  }

  /** Closes what nobody has; what is lent is closed when it is given back. */
  @Override
  public void close() {
    List<T> unwanted;
    synchronized (this) {
      closed = true;
      unwanted = unwanted(0);
    }
    unwanted.forEach(closer);
  }
}
