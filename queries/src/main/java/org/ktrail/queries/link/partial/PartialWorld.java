package org.ktrail.queries.link.partial;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.link.base.LinkBase;
import org.ktrail.queries.link.facts.FactOrigin;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.made.Generator;
import org.ktrail.queries.link.world.PrivateMacros;
import org.ktrail.queries.link.world.World;

/**
 * The world as the files that are linked anew need it: names are looked up in the store, and only
 * files that declare them are read. For one thread.
 */
final class PartialWorld extends World {
  private final PartialFacts partial;
  private final PrivateMacros privateMacros;

  /** What is in each file. */
  final PartialFiles inFiles;

  /**
   * @param nodes the number, where links are collected, of a callable of a file that is not linked
   *     anew
   * @param withMade whether what macros made is part of it; not while that is found out
   */
  PartialWorld(
      PartialFacts facts,
      PartialInclusion includes,
      LinkBase base,
      Graph graph,
      BitSet relinked,
      Function<Callable, Integer> nodes,
      boolean withMade) {
    this(
        facts,
        includes,
        base,
        graph,
        relinked,
        new PartialFiles(facts, includes, base, graph, relinked, nodes),
        withMade);
  }

  private PartialWorld(
      PartialFacts facts,
      PartialInclusion includes,
      LinkBase base,
      Graph graph,
      BitSet relinked,
      PartialFiles inFiles,
      boolean withMade) {
    super(
        facts,
        includes,
        new PartialNames(
                facts,
                inFiles,
                base,
                graph,
                relinked,
                reach(includes, relinked),
                includes,
                withMade)
            .names());
    partial = facts;
    this.inFiles = inFiles;
    privateMacros = PrivateMacros.of(inFiles, facts);
    functionTypedefs.addAll(base.functionTypedefs());
    functionMembers.addAll(base.functionMembers());
    for (int f : facts.changed()) {
      learn(facts.declarations(f));
    }
  }

  @Override
  public PrivateMacros privateMacros() {
    return privateMacros;
  }

  private static BitSet reach(PartialInclusion includes, BitSet relinked) {
    BitSet reach = new BitSet();
    relinked.stream()
        .forEach(f -> {
          reach.or(includes.seenFrom(f));
          for (int unit : includes.unitsOf(f)) {
            reach.set(unit);
          }
        });
    return reach;
  }

  /** What macros make in a file that is linked anew; to be told before names are asked for. */
  void made(int file, Generator.Result result) {
    result.made().forEach(m -> learn(m.facts().declarations()));
    inFiles.made(file, result);
  }

  /** Types and members that hold functions. */
  private void learn(Declarations d) {
    for (int round = 0; round < 2; round++) {
      for (Declarations.Typedef t : d.typedefs()) {
        if (mayHoldFunction(t.type())) {
          functionTypedefs.add(t.name());
        }
      }
      for (Declarations.Record r : d.records()) {
        for (Declarations.Field field : r.fields()) {
          if (mayHoldFunction(field.type())) {
            functionMembers.add(field.name());
          }
        }
      }
    }
  }

  @Override
  public String path(int file) {
    return partial.path(file);
  }

  @Override
  public String program(int file) {
    return inFiles.program(file);
  }

  @Override
  public Condition fileCondition(int file) {
    return inFiles.fileCondition(file);
  }

  @Override
  public Declarations declarations(int file) {
    return inFiles.origin(file).declarations();
  }

  @Override
  public List<AssemblerDefinition> assemblerMacros(String name) {
    List<AssemblerDefinition> found = new ArrayList<>();
    for (int f : inFiles.declaring(name)) {
      FactOrigin origin = inFiles.origin(f);
      for (Declarations.AssemblerMacro m : origin.declarations().assemblerMacros()) {
        if (m.name().equals(name)) {
          found.add(new AssemblerDefinition(origin, m));
        }
      }
    }
    return found;
  }

  /**
   * None: which records have a member is not asked by name. A macro of a file that is linked anew,
   * whose parameter only such a member would give a type, knows it by the member's name alone.
   */
  @Override
  public List<RecordDefinition> owners(String member) {
    return List.of();
  }
}
