import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Answers questions in one process, so that a thousand faults do not start four JVMs each: a line
 * of words separated by tabs in; exit code, standard output, standard error (Base64) out.
 */
final class Asker {
  private Asker() {}

  public static void main(String[] args) throws Exception {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream answers = System.out;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      int code = org.ktrail.cli.Main.run(line.split("\t", -1), out, err);
      answers.println(code + " " + text(out) + " " + text(err));
      answers.flush();
    }
  }

  private static String text(ByteArrayOutputStream bytes) {
    return "=" + Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
