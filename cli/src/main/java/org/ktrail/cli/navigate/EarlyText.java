package org.ktrail.cli.navigate;

import java.util.List;
import java.util.Optional;
import org.ktrail.cli.output.WrappedText;
import org.ktrail.queries.definitions.Definition;
import org.ktrail.queries.workspace.FactsAlone;

/** What single files tell, in the form of the answers that follow. */
public final class EarlyText {
  private EarlyText() {}

  public static Optional<String> definitions(FactsAlone facts, String name) {
    List<Definition> found = facts.definitions(name);
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            DefinitionsAnswer.text(found)
                + "what macros make, and when files are built, follow when it is linked\n");
  }

  /**
   * @param most calls that are told
   */
  public static Optional<String> callers(FactsAlone facts, String name, int most) {
    List<Definition> found = facts.definitions(name);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    List<FactsAlone.Line> calls = facts.calls(name, most);
    return Optional.of(
        DefinitionsAnswer.text(found)
            + lines(count(calls.size(), most) + " by name", calls, most)
            + "callers through pointers and tables follow when it is linked\n");
  }

  /**
   * @param most lines that are told
   */
  public static Optional<String> mentions(FactsAlone facts, String name, int most) {
    List<FactsAlone.Line> found = facts.mentions(name, most);
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            lines("mentioned in:", found, most)
                + "what each is, and mentions outside of C and assembly, follow when it is"
                + " linked\n");
  }

  private static String lines(String heading, List<FactsAlone.Line> found, int most) {
    WrappedText out = new WrappedText().heading(heading);
    found.stream().limit(most).forEach(line -> out.at(line.place(), line.text()));
    return out.toString();
  }

  /** Of calls that were counted no further than one beyond what is told. */
  private static String count(int calls, int most) {
    return calls > most
        ? "more than " + WrappedText.count(most, "call")
        : WrappedText.count(calls, "call");
  }
}
