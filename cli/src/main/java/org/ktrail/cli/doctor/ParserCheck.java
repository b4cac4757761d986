package org.ktrail.cli.doctor;

import java.util.List;
import java.util.Locale;
import org.ktrail.indexer.syntax.Natives;
import org.ktrail.indexer.syntax.ParserSpeed;

/** The parser's native code, tried on a sample. */
final class ParserCheck implements Examination {
  @Override
  public List<Observation> look(Place place) {
    Natives natives;
    double speed;
    try {
      natives = Natives.get();
      speed = ParserSpeed.measure();
    } catch (LinkageError e) {
      return List.of(
          Observation.wrong(
              "parser",
              "the native library does not load: " + e.getMessage(),
              "install a C compiler and npm, remove cli/target and run ktrail again"));
    }
    String file = natives.files().getFirst().toString();
    String figures = String.format(Locale.ROOT, "%.1f MB/s on one thread, %s", speed, file);
    return List.of(
        switch (natives.origin()) {
          case COMPILED -> Observation.ok("parser", "compiled here, " + figures);
          case PREBUILT ->
              Observation.note(
                  "parser",
                  "prebuilt, about three times slower than compiled (install a C compiler and npm,"
                      + " then rebuild), "
                      + figures);
        });
  }
}
