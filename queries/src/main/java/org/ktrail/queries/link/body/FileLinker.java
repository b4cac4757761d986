package org.ktrail.queries.link.body;

import java.util.List;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.NodeKind;
import org.ktrail.queries.link.facts.FactOrigin;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.made.Generator;
import org.ktrail.queries.link.world.World;

/** Links everything that one file says: its bodies, its variables, and what its macros made. */
public final class FileLinker {
  private FileLinker() {}

  /**
   * @param here the file's functions and macros, generated ones too
   * @param fileScope node of what runs at file scope, −1 if none
   */
  public static void link(
      World world,
      int file,
      List<Body> bodies,
      BodyLinker linker,
      List<Callable> here,
      Generator.Result made,
      int fileScope) {
    // Variables first: what they say of tables of calls is asked for by functions.
    FactOrigin origin = new FactOrigin(file, world.declarations(file));
    linker.unions().of(origin);
    for (Declarations.Global g : world.declarations(file).globals()) {
      linker.globals().written(new World.Variable(origin, g), bodies, fileScope);
    }
    linker.offers().link(origin, fileScope);
    for (Generator.Made m : made.made()) {
      for (Declarations.Global g : m.facts().declarations().globals()) {
        linker.globals().made(new World.Variable(m.origin(), g), m, fileScope);
      }
    }
    for (Callable c : here) {
      if (c.node >= 0) {
        Body body = c.body(bodies);
        linker.link(c, body);
        for (Generator.Inside i :
            c.macro || c.generated ? List.<Generator.Inside>of() : made.inside()) {
          if (c.line < i.line() && i.line() < c.endLine) {
            linker.inside(c, body, i);
          }
        }
      }
    }
    linker.finish();
  }

  public static int flags(Callable c) {
    return (c.isStatic ? Graph.STATIC : 0)
        | (c.weak ? Graph.WEAK : 0)
        | (c.inline ? Graph.INLINE : 0);
  }

  public static NodeKind kind(Callable c, String path) {
    return c.macro
        ? NodeKind.MACRO
        : c.assembly(path)
            ? NodeKind.ASSEMBLY
            : c.generated ? NodeKind.GENERATED : NodeKind.FUNCTION;
  }
}
