package org.ktrail.queries.claims;

import java.util.List;
import java.util.Optional;
import org.ktrail.queries.calls.Symbol;
import org.ktrail.queries.paths.Miss;
import org.ktrail.queries.paths.Path;
import org.ktrail.queries.trace.TraceName;

/** What becomes of one hop of a trace. */
public sealed interface HopVerdict {

  /** From which hop it is called, as against the one that the text tells. */
  enum Placement {
    /** From the one that it is written under. */
    STATED,
    /** From the hop on the line before. */
    PREVIOUS,
    /** From one that is around the hop before. */
    ANCESTOR
  }

  /** How control gets to it. */
  enum Manner {
    DIRECT("direct"),
    MACRO("macro"),
    /** Through a member of a table of operations, an array or a variable. */
    TABLE("table"),
    /** A function that was handed on or registered to be called. */
    CALLBACK("callback"),
    /** Other functions are between. */
    HIDDEN("hidden");

    private final String text;

    Manner(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** The name is known, and the trace says of nobody that he calls it. */
  record Start(Symbol function, int meanings) implements HopVerdict {}

  /**
   * Control gets there.
   *
   * @param caller number of the hop that it gets there from
   * @param asWritten false where the text says another caller and is plain about it
   * @param path the way; more than one hop if frames are hidden
   */
  record Called(int caller, Placement placement, boolean asWritten, Manner manner, Path path)
      implements HopVerdict {}

  /**
   * The snapshot has no way, the patch adds one.
   *
   * @param lead the way in the snapshot to the first function that the patch changes, if it is not
   *     the caller itself
   * @param calls that the patch adds, in order
   */
  record AddedByPatch(
      int caller, Placement placement, Optional<Path> lead, List<PatchFacts.Call> calls)
      implements HopVerdict {}

  /** A function that the patch adds; how it is called was not found in the patch. */
  record DefinedByPatch(PatchFacts.Mark place) implements HopVerdict {}

  /**
   * Both names are known and there is no way.
   *
   * @param callers hops that were tried
   * @param bound hops that a way may have
   * @param nearest a function of a like name that is reached
   * @param through a function that the trace has beside it and through which alone, by what tables
   *     of a type can hold, a way leads
   */
  record Impossible(
      List<Integer> callers, int bound, Optional<Nearest> nearest, Optional<String> through)
      implements HopVerdict {}

  /**
   * Both names are known and no way is, but near the callers is a call of which nobody knows where
   * it leads, and it may lead here: nobody is known to call this, or it is handed about.
   *
   * @param call one of such calls
   */
  record Open(List<Integer> callers, int bound, Miss.Unresolved call) implements HopVerdict {}

  /**
   * Nothing of this name is there.
   *
   * @param kind of the name
   * @param names that exist and are like it
   * @param nearest one of a like name that is reached from where this would be called
   */
  record Unknown(TraceName.Kind kind, List<String> names, Optional<Nearest> nearest)
      implements HopVerdict {}

  /** Not judged, with the reason. */
  record NotJudged(Reason reason) implements HopVerdict {}

  /** Why a hop was not judged. */
  enum Reason {
    /** The unwinder said that it is not sure. */
    UNRELIABLE("the unwinder was not sure of this frame"),
    /** No caller of it has a name that is known. */
    CALLER_UNKNOWN("its caller is not known"),
    /** The caller's body is not read: assembly, or declared only. */
    NO_BODY("its caller has no body that is read"),
    /** A root of what is known: who calls it was not found anywhere. */
    UNCALLED("nobody is known to call it"),
    /** The name stands in assembly, where only the labels of functions are read. */
    ASSEMBLY("a name of assembly, of which only functions are read"),
    /** A symbol of Rust, or of code that is made at run time. */
    NOT_C("no function of the C sources"),
    /** A member through which nothing is registered. */
    EMPTY_MEMBER("nothing is registered in a member of this name"),
    /** The text has more hops than a message can have. */
    TOO_MANY("too many hops in this text"),
    /** A word that no function has as its name: prose. */
    PROSE("a word, no function");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * What may have been meant: what it is called now.
   *
   * @param path how it is reached in the snapshot, if it is
   * @param call by which the patch calls it, if it does
   */
  record Nearest(String name, Optional<Path> path, Optional<PatchFacts.Call> call) {}

  /** Whether the trace is wrong here. */
  default boolean isFinding() {
    return switch (this) {
      case Impossible _, Unknown _ -> true;
      case Called called -> !called.asWritten();
      case Start _, AddedByPatch _, DefinedByPatch _, Open _, NotJudged _ -> false;
    };
  }

  /** Whether it could not be decided. */
  default boolean isUndecided() {
    return switch (this) {
      case NotJudged not ->
          switch (not.reason()) {
            case UNRELIABLE, PROSE, NOT_C -> false;
            case CALLER_UNKNOWN, NO_BODY, UNCALLED, ASSEMBLY, EMPTY_MEMBER, TOO_MANY -> true;
          };
      case DefinedByPatch _, Open _ -> true;
      case Start _, Called _, AddedByPatch _, Impossible _, Unknown _ -> false;
    };
  }
}
