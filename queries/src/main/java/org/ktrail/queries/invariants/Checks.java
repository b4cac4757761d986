package org.ktrail.queries.invariants;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.queries.flow.Flow;

/** All general checks of one function, with what they share. For one state of the code. */
public final class Checks {
  private final Code code;
  private final PairJudge pairs;

  public Checks(Code code) {
    this.code = code;
    this.pairs = new PairJudge(new PairAnalysis(code, Pairs.KERNEL));
  }

  public Code code() {
    return code;
  }

  /** What a function does wrong, in the order of lines. */
  public List<Breach> check(Flow flow) {
    List<Breach> found = new ArrayList<>(pairs.judge(flow).breaches());
    found.sort(Breach.ORDER);
    return found;
  }
}
