package org.ktrail.queries.paths;

/**
 * What the hops of a way cost, in whole units. A bound ({@link Distances}) must not say more than a
 * search ({@link Search}) will pay, so both ask here.
 */
interface Costs {
  /** The least that a hop costs. */
  int hop();

  /** Of a call that names its callee, which is entered. */
  int call(int edge, int from, int to);

  /** Of a call through a slot, before it is known what is chosen there. */
  int dispatch(int edge);

  /**
   * Of choosing a function among so many.
   *
   * @param slot from which they are
   */
  int choice(int slot, int functions, int chosen);

  /** The least that choosing one of what a slot can hold costs, whatever a caller handed down. */
  int leastChoice(int slot);

  /** Of entering, from another function, one that a slot holds. */
  int entered(int from, int node);

  /** Of what a callee needs to be there that its caller does not. */
  int needed(int from, int to);

  /** What it costs at least, from wherever, by a slot that it was put into. */
  int leastEntered(int slot, int node);

  /** What a way costs beyond what is expected of so many hops. */
  int surprise(Route route);

  /** Fewest hops: each costs one, a macro none. */
  static Costs hops(Walk walk) {
    return new Costs() {
      @Override
      public int hop() {
        return 1;
      }

      @Override
      public int call(int edge, int from, int to) {
        return walk.weight(to);
      }

      @Override
      public int dispatch(int edge) {
        return 1;
      }

      @Override
      public int choice(int slot, int functions, int chosen) {
        return 0;
      }

      @Override
      public int leastChoice(int slot) {
        return 0;
      }

      @Override
      public int entered(int from, int node) {
        return 0;
      }

      @Override
      public int needed(int from, int to) {
        return 0;
      }

      @Override
      public int leastEntered(int slot, int node) {
        return 0;
      }

      @Override
      public int surprise(Route route) {
        return 0;
      }
    };
  }
}
