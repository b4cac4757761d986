package org.ktrail.queries.simulate.scenario;

import java.util.List;
import java.util.Map;

/**
 * A situation, and what is asked about it. All texts are C; they see what the file that {@code in}
 * names sees, its own static functions too.
 *
 * @param name a word for tables
 * @param title a sentence for people
 * @param in paths of files, of which the first that the snapshot has is taken
 * @param configuration symbols that have to have a value, without {@code CONFIG_}
 * @param roles calls that a revision may have another function for
 * @param state declarations: variables, and functions that stand for somebody's callbacks
 * @param steps what is done, in this order
 * @param summaries functions that are not followed
 * @param watched functions that no summary replaces
 * @param outcomes what is found afterwards; the first that fits is the value of a way
 * @param expected values that are right; empty if the scenario only asks
 */
public record Scenario(
    String name,
    String title,
    List<String> in,
    Map<String, String> configuration,
    List<Role> roles,
    String state,
    List<Step> steps,
    List<Summary> summaries,
    List<String> watched,
    List<Outcome> outcomes,
    List<String> expected) {
  /** With other summaries. */
  Scenario with(List<Summary> others) {
    return new Scenario(
        name, title, in, configuration, roles, state, steps, others, watched, outcomes, expected);
  }

  /**
   * A call under a name of the scenario's own, like a macro.
   *
   * @param parameters of the macro
   * @param ways of which the first whose function is there is taken; if none is, the scenario is
   *     not applicable
   */
  public record Role(String name, List<String> parameters, List<Way> ways) {}

  /**
   * What a role is where functions exist.
   *
   * @param needs names of functions, macros or enumerators; one in slashes is a pattern that stands
   *     in one of the scenario's files
   * @param code an expression, with the role's parameters in it
   */
  public record Way(List<String> needs, String code) {}

  /**
   * @param actor who does it; steps of different actors that follow each other run at the same
   *     time; "" if there is one actor only
   * @param code statements
   */
  public record Step(String name, String actor, String code) {}

  /**
   * A function of which only the effect that matters is kept.
   *
   * @param code its definition
   * @param why it may be, for the list of assumptions
   */
  public record Summary(String function, String code, String why) {}

  /**
   * A value that a way may have.
   *
   * @param when an expression that is not 0; or {@code fault} with a kind ({@code bad-access},
   *     {@code deadlock}, {@code unknown}, {@code bound}) for a way that did not come to its end
   */
  public record Outcome(String value, String when, String fault) {}
}
