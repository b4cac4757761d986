package org.ktrail.queries.series.rewind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.patch.Hunk;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.indexer.patch.PatchMail;
import org.ktrail.indexer.patch.PatchParser;

/** Hunks put into a file of another time. */
class MergeTest {
  private static final String FILE =
      """
      #include "own.h"

      /**
       * struct pipe - carries things
       * @width: how much
       */
      struct pipe {
      	int width;
      	void *owner;
      	long flags;
      };

      #ifdef CONFIG_PIPES
      int open_pipe(struct pipe *p);
      #else
      static inline int open_pipe(struct pipe *p)
      {
      	return 0;
      }
      #endif

      static int
      fill(
      	struct pipe	*p)
      {
      	int rc;

      	rc = check(p);
      	if (rc)
      		return rc;
      	p->width++;
      	settle(p);
      	return 0;
      }

      int drain(struct pipe *p)
      {
      	p->width = 0;
      	return 1;
      }
      EXPORT(drain);
      """;

  private static String merged(String hunks) {
    Patch patch =
        PatchParser.parse(
            PatchMail.of(
                "mail",
                "[PATCH] change",
                "Text.\n---\ndiff --git a/a.c b/a.c\n--- a/a.c\n+++ b/a.c\n" + hunks));
    List<Hunk> all = patch.files().getFirst().hunks();
    return String.join("\n", Merge.of(FILE.lines().toList(), all).lines()) + "\n";
  }

  @Test
  void membersOfAnotherTimeTakeTheirPlaceAndWhatIsCutBehindIsLeftOut() {
    assertThat(
            merged(
                """
                @@ -122,6 +122,7 @@ struct pipe {
                 	int width;
                 	const char *host;
                 	void *owner;
                +	void *second_owner;
                 	long flags;
                 };

                 static int width_show(struct device *dev,
                """))
        .isEqualTo(
            FILE.replace(
                "\tvoid *owner;\n",
                "\tconst char *host;\n\tvoid *owner;\n\tvoid *second_owner;\n"));
  }

  @Test
  void aCommentThatAHunkBeginsWithinStaysWhole() {
    assertThat(
            merged(
                """
                @@ -20,9 +20,11 @@
                  * @width: how much
                + * @host: whose
                  */
                 struct pipe {
                 	int width;
                +	char *host;
                 	void *owner;
                 	unsigned int flags;
                 };
                """))
        .isEqualTo(
            FILE.replace(
                "\tvoid *owner;\n\tlong flags;\n",
                "\tchar *host;\n\tvoid *owner;\n\tunsigned int flags;\n"));
  }

  @Test
  void contextIsLookedForInTheFunctionOfThatName() {
    // Return and brace are in every function; the one that the header names is meant.
    assertThat(
            merged(
                """
                @@ -300,6 +300,7 @@ drain(
                 	lock(p);
                 	p->width = 0;
                +	tell(p);
                 	unlock(p);
                 	return 1;
                 }
                """))
        .isEqualTo(
            FILE.replace(
                "\tp->width = 0;\n\treturn 1;\n",
                "\tp->width = 0;\n\ttell(p);\n\tunlock(p);\n\treturn 1;\n"));
  }

  @Test
  void aNewFunctionStandsBehindItsNeighbour() {
    assertThat(
            merged(
                """
                @@ -400,5 +400,11 @@ int drain(struct pipe *p)
                 	return 2;
                 }
                 EXPORT(drain);

                +int count(struct pipe *p)
                +{
                +	return p->width;
                +}
                +
                 /**
                  * flush() - of another time
                """))
        .isEqualTo(FILE + "\nint count(struct pipe *p)\n{\n\treturn p->width;\n}\n");
  }

  @Test
  void aStubStandsBehindTheElseThatTheHunkShows() {
    assertThat(
            merged(
                """
                @@ -30,5 +30,9 @@
                 int open_pipe(struct pipe *p);
                 #else
                +static inline void close_pipe(struct pipe *p)
                +{
                +}
                 static inline int open_pipe(struct pipe *p, int how)
                 {
                 	return 0;
                """))
        .isEqualTo(
            FILE.replace(
                "#else\n", "#else\nstatic inline void close_pipe(struct pipe *p)\n{\n}\n"));
  }

  @Test
  void aFunctionThatCannotBeMadeIsLeftOut() {
    String without = FILE.replaceAll("(?s)int drain\\(struct pipe \\*p\\)\n\\{.*?\n}\n", "");
    assertThat(
            merged(
                """
                @@ -300,4 +300,5 @@ int drain(struct pipe *p)
                 	nothing(of(this));
                +	stands(there);
                 	any(more);
                """))
        .isEqualTo(without);
  }

  @Test
  void whatFitsIsPutInAndWhatIsThereAlreadyStays() {
    String hunk =
        """
        @@ -35,3 +35,3 @@
         {
        -	p->width = 0;
        +	p->width = 8;
         	return 1;
        """;
    assertThat(merged(hunk)).isEqualTo(FILE.replace("p->width = 0;", "p->width = 8;"));
    assertThat(
            merged(
                """
                @@ -35,3 +35,3 @@
                 {
                -	p->width = 7;
                +	p->width = 0;
                 	return 1;
                """))
        .isEqualTo(FILE);
  }
}
