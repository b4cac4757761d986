package org.ktrail.indexer.kbuild;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the makefile of one directory names, whatever leads to the directory.
 *
 * @param directory "" for the top
 * @param builtIn words of {@code obj-y} and {@code extra-y}, composites taken apart; a word that
 *     ends in a slash is a directory
 * @param modular the same of {@code obj-m}
 * @param archive the same of {@code lib-y} and {@code lib-m}
 * @param images objects that only other variables name: they are linked by rules of the directory's
 *     own (a vDSO, a boot image, a host program)
 * @param elsewhere directories of {@code subdir-y}, built beside the kernel but not into it
 * @param rules how objects with an unusual source are made
 */
record DirectoryMakefile(
    String directory,
    List<MakeWord> builtIn,
    List<MakeWord> modular,
    List<MakeWord> archive,
    List<MakeWord> images,
    List<MakeWord> elsewhere,
    ObjectRules rules) {

  static DirectoryMakefile of(
      String directory, MakeScope scope, MakeExpander expander, ObjectRules rules) {
    Composites composites = new Composites(scope, expander);
    List<MakeWord> builtIn = new ArrayList<>(composites.parts("obj-y", false));
    builtIn.addAll(objects(expander.value("extra-y")));
    List<MakeWord> archive = new ArrayList<>(composites.parts("lib-y", false));
    archive.addAll(composites.parts("lib-m", false));
    List<MakeWord> elsewhere = new ArrayList<>(expander.value("subdir-y"));
    elsewhere.addAll(expander.value("subdir-m"));
    return new DirectoryMakefile(
        directory,
        builtIn,
        composites.parts("obj-m", true),
        archive,
        images(scope, expander),
        elsewhere,
        rules);
  }

  private static List<MakeWord> objects(List<MakeWord> words) {
    return words.stream().filter(w -> w.text().endsWith(".o")).toList();
  }

  /** Objects of variables other than those that Kbuild links from; the reader takes out doubles. */
  private static List<MakeWord> images(MakeScope scope, MakeExpander expander) {
    Map<String, MakeWord> images = new TreeMap<>();
    for (String name : scope.ownNames()) {
      if (name.endsWith("-m") || name.endsWith("-") || name.startsWith("obj-")) {
        continue;
      }
      boolean hosted = name.equals("hostprogs") || name.equals("userprogs");
      for (MakeWord word : expander.value(name)) {
        if (hosted && !word.isUnknown()) {
          MakeWord object = word.with(word.text() + ".o");
          images.merge(object.text(), object, DirectoryMakefile::either);
        } else if (word.text().endsWith(".o") && !word.isUnknown()) {
          images.merge(word.text(), word, DirectoryMakefile::either);
        }
      }
    }
    return List.copyOf(images.values());
  }

  private static MakeWord either(MakeWord a, MakeWord b) {
    return new MakeWord(a.text(), Guards.or(a.when(), b.when()));
  }
}
