package org.ktrail.queries.link.body;

import org.ktrail.queries.graph.Form;
import org.ktrail.queries.link.edges.CallSite;
import org.ktrail.queries.link.edges.FileLinks;
import org.ktrail.queries.link.edges.Handed;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.values.FunctionParameters;
import org.ktrail.queries.link.values.StoreModels;

/** Functions that calls hand to a callee that is known. For one thread and one file. */
final class ParameterFlow {
  private final FunctionParameters parameters;
  private final FileLinks links;

  ParameterFlow(FunctionParameters parameters, FileLinks links) {
    this.parameters = parameters;
    this.links = links;
  }

  /** Notes at the last edge what this call binds to the callee's parameters. */
  void bind(Handed handed, Callable callee) {
    for (int h = 0; h < handed.size(); h++) {
      if (!handed.isArgument(h)
          || parameters.takesFunction(callee, handed.target(h), handed.source(h))) {
        links.binding(handed.target(h), handed.source(h));
      }
    }
  }

  /** What is handed gets into the callee's parameters, whoever calls it. */
  void receive(Handed handed, Callable callee, CallSite call) {
    if (StoreModels.has(callee.name)) {
      return;
    }
    for (int h = 0; h < handed.size(); h++) {
      if (!handed.isArgument(h)) {
        continue;
      }
      int parameter = handed.target(h);
      int source = handed.source(h);
      boolean word = isWordWithFunction(callee, parameter, source, call.owner());
      if (!word && !parameters.takesFunction(callee, parameter, source)) {
        continue;
      }
      if (word) {
        links.word(callee, parameter);
      }
      links.content(
          parameters.slot(callee, parameter),
          source,
          call.place(),
          Form.ARGUMENT,
          call.owner().name);
    }
  }

  /** Whether a parameter that is but a word is handed what is surely a function. */
  private boolean isWordWithFunction(Callable callee, int parameter, int source, Callable owner) {
    return !callee.macro
        && parameter < callee.parameters.size()
        && FunctionParameters.isWord(callee, parameter)
        && (source >= 0 || !owner.macro && !links.isByName(source));
  }
}
