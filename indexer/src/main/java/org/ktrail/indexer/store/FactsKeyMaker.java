package org.ktrail.indexer.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Computes {@link FactsKey} when ktrail is built. Of sources and not of classes, which differ from
 * compiler to compiler: the same checkout has the same key however it was built.
 */
public final class FactsKeyMaker {
  /**
   * Packages and single files of the indexer that decide what is stored of a blob. That none is
   * missing is a test.
   */
  public static final List<String> PLACES =
      List.of(
          "assembly",
          "condition/Condition.java",
          "condition/ConditionParser.java",
          "extract",
          "facts",
          "lex",
          "normalise",
          "pipeline/Extractor.java",
          "pipeline/FileExtractor.java",
          "pipeline/IndexRun.java",
          "pipeline/SyscallTable.java",
          "store/Identifiers.java",
          "store/Language.java",
          "store/StoreWriter.java",
          "store/NameTerms.java",
          "syntax");

  /** The parser that is taken where none could be compiled, and what binds either. */
  private static final Pattern VERSIONS =
      Pattern.compile("<(?:jtreesitter|prebuilt\\.\\w++)\\.version>[^<\n]*+");

  private static final String PACKAGE = "org/ktrail/indexer";

  private FactsKeyMaker() {}

  /**
   * Puts a class in the place of {@link FactsKey} that knows the key.
   *
   * @param args the directory of the module, and that of its classes
   */
  public static void main(String[] args) throws IOException {
    Path classes = Path.of(args[1]);
    String key = of(Path.of(args[0]), classes);
    byte[] known =
        ClassFile.of()
            .build(
                ClassDesc.of(FactsKey.class.getName()),
                type ->
                    type.withFlags(ClassFile.ACC_FINAL)
                        .withMethodBody(
                            "value",
                            MethodTypeDesc.of(ConstantDescs.CD_String),
                            ClassFile.ACC_STATIC,
                            code -> code.loadConstant(key).areturn()));
    Files.write(classes.resolve(FactsKey.class.getName().replace('.', '/') + ".class"), known);
  }

  /**
   * The key of a state of the sources.
   *
   * @param module the directory of the module
   * @param classes that of its classes: which parser they have decides too
   */
  static String of(Path module, Path classes) throws IOException {
    TreeMap<String, Path> files = new TreeMap<>();
    for (String root : List.of("src/main/java/" + PACKAGE, "src/main/resources/" + PACKAGE)) {
      for (String place : PLACES) {
        collect(module, module.resolve(root).resolve(place), files);
      }
    }
    collect(module, module.resolve("src/main/native"), files);
    MessageDigest digest = sha256();
    for (var file : files.entrySet()) {
      byte[] bytes = Files.readAllBytes(file.getValue());
      digest.update((file.getKey() + " " + bytes.length + "\n").getBytes(UTF_8));
      digest.update(bytes);
    }
    String project = Files.readString(module.resolveSibling("pom.xml"));
    VERSIONS
        .matcher(project)
        .results()
        .map(MatchResult::group)
        .sorted()
        .forEach(version -> digest.update(version.getBytes(UTF_8)));
    digest.update((byte) (Files.exists(classes.resolve("natives")) ? 1 : 0));
    return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
  }

  private static void collect(Path module, Path place, TreeMap<String, Path> files)
      throws IOException {
    if (!Files.exists(place)) {
      return; // of a package, code or data
    }
    try (Stream<Path> all = Files.walk(place)) {
      all.filter(Files::isRegularFile)
          .forEach(file -> files.put(module.relativize(file).toString().replace('\\', '/'), file));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has it", e);
    }
  }
}
