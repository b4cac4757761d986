package org.ktrail.queries.graph;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tables that are made of a graph when they are first needed, and shared by all who have it open.
 * For any number of threads; two who come first at once make one twice.
 */
final class DerivedTables {
  /** So often all is read before a table is made that costs more than reading all. */
  private static final int READ_FIRST = 2;

  private static final int MOST_MEMOS = 8;

  private volatile @Nullable FileNodes fileNodes;
  private volatile @Nullable MemberSlots memberSlots;
  private final AtomicInteger membersAsked = new AtomicInteger();
  private final Map<Object, ConditionMemo> memos = new IdentityHashMap<>();

  FileNodes fileNodes(Supplier<FileNodes> maker) {
    FileNodes made = fileNodes;
    if (made == null) {
      made = maker.get();
      fileNodes = made;
    }
    return made;
  }

  /** Empty for the first who ask: a process that asks once would not gain by it. */
  Optional<MemberSlots> memberSlots(Supplier<MemberSlots> maker) {
    MemberSlots made = memberSlots;
    if (made == null && membersAsked.incrementAndGet() > READ_FIRST) {
      made = maker.get();
      memberSlots = made;
    }
    return Optional.ofNullable(made);
  }

  /** By object, not by content; a few are kept. */
  ConditionMemo memo(Object asked, Supplier<ConditionMemo> maker) {
    synchronized (memos) {
      if (memos.size() >= MOST_MEMOS && !memos.containsKey(asked)) {
        memos.clear();
      }
      return memos.computeIfAbsent(asked, a -> maker.get());
    }
  }
}
