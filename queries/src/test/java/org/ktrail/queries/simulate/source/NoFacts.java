package org.ktrail.queries.simulate.source;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.ktrail.indexer.store.FactReader;
import org.ktrail.indexer.store.FactStore;

/** A store without a blob: nothing is defined or mentioned in it, and nothing else is asked. */
final class NoFacts {
  private NoFacts() {}

  static FactStore store() {
    FactReader reader =
        as(FactReader.class, (self, method, arguments) -> unasked(method.getName()));
    return as(
        FactStore.class,
        (self, method, arguments) ->
            switch (method.getName()) {
              case "reader" -> reader;
              case "defining", "mentioning" -> new int[0];
              default -> unasked(method.getName());
            });
  }

  private static Object unasked(String method) {
    throw new UnsupportedOperationException(method);
  }

  private static <T> T as(Class<T> type, InvocationHandler answers) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
  }
}
