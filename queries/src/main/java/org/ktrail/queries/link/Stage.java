package org.ktrail.queries.link;

public final class Stage {
  private static long last = cpu();

  static long cpu() {
    return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  public static void at(String what) {
    if (System.getProperty("ktrail.debug") != null) {
      long now = cpu();
      System.err.printf("%6d ms %s%n", (now - last) / 1000000, what);
      last = now;
    }
  }
}
