package org.ktrail.cli.install;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites jars that the ahead-of-time cache refuses. It takes no class without stack maps, and
 * picocli, which is most of what {@code --help} loads, is of Java 5: stack maps and a version are
 * added, the code stays as it is. It takes no class of a signed jar, such as JGit's are, and to
 * check the signatures costs every start 0.3 s: the copies lose them. Maven has compared the jars
 * with the repository's checksums by then. In ours, code is written out that the cache does not
 * keep ({@link PlainCode}).
 */
public final class Modernise {
  private Modernise() {}

  private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");

  /** The first version whose classes always have stack maps. */
  private static final int JAVA_7 = 51;

  /** The first version with switches over types. */
  private static final int JAVA_21 = 65;

  /** Rewrites all jars of the directory {@code args[0]}, which the class path must hold. */
  public static void main(String[] args) throws IOException {
    try (DirectoryStream<Path> jars =
        Files.newDirectoryStream(
            Path.of(args[0]), "{picocli-,org.eclipse.jgit,cli-,indexer-,queries-}*.jar")) {
      for (Path jar : jars) {
        Path half = jar.resolveSibling(jar.getFileName() + ".new");
        rewrite(jar, half);
        Files.move(half, jar, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void rewrite(Path from, Path to) throws IOException {
    try (ZipFile in = new ZipFile(from.toFile());
        OutputStream file = Files.newOutputStream(to);
        ZipOutputStream out = new ZipOutputStream(file)) {
      Enumeration<? extends ZipEntry> entries = in.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (SIGNATURE.matcher(entry.getName()).matches()) {
          continue;
        }
        try (InputStream content = in.getInputStream(entry)) {
          byte[] bytes = content.readAllBytes();
          ZipEntry copy = new ZipEntry(entry.getName());
          copy.setTimeLocal(entry.getTimeLocal()); // and not now: builds are to be alike
          out.putNextEntry(copy);
          out.write(entry.getName().endsWith(".class") ? modern(bytes) : bytes);
          out.closeEntry();
        }
      }
    }
  }

  private static byte[] modern(byte[] bytes) {
    ClassFile classFile = ClassFile.of();
    ClassModel model = classFile.parse(bytes);
    if (model.majorVersion() >= JAVA_21) {
      return PlainCode.of(bytes);
    }
    if (model.majorVersion() >= JAVA_7 || model.isModuleInfo()) {
      return bytes;
    }
    ClassTransform rebuilt =
        ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
            .andThen(ClassTransform.endHandler(builder -> builder.withVersion(JAVA_7, 0)));
    return classFile.transformClass(model, rebuilt);
  }
}
