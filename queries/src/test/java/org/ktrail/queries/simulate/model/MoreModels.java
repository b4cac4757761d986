package org.ktrail.queries.simulate.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The models that come with the program and one file after them.
 *
 * @param names of the functions and macros of that file
 */
public record MoreModels(Models models, Set<String> names) {
  /**
   * @param name of the file, for places in traces
   * @param text C with {@code #define} lines of one line
   * @throws org.ktrail.queries.simulate.c.Unsupported if it is not understood
   */
  public static MoreModels with(String name, String text) {
    List<ModelFile> files = new ArrayList<>(Models.shippedFiles());
    ModelFile more = new ModelFile(name, text, Models.resource("intrinsics.h"));
    files.add(more);
    Set<String> names = new TreeSet<>(more.macros().keySet());
    names.addAll(more.functions());
    NameVariants variants = new NameVariants(Models.lines("variants.txt"));
    return new MoreModels(new Models(files, variants, Models.lines("silent.txt")), names);
  }
}
